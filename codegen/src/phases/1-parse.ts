/**
 * From any JSON value to a typed graph. Finds everything that is wrong with the document itself, before any kind is
 * asked; what is too broken to go on with is left out of the graph, so that later phases can still report the rest.
 */
import {
  type Diagnostic,
  type DiagnosticCode,
  type Graph,
  type GraphEdge,
  type GraphNode,
  isNodeId,
  isObject,
  limits,
} from "@weft/shared";
import { checkData } from "./1-parse-data.ts";
import { checkValues } from "./1-parse-values.ts";

/** `isReadable`: whether its nodes could be looked at at all; if not, nothing can be said of what they mean. */
export type Parsed = { graph: Graph; diagnostics: Diagnostic[]; isReadable: boolean };
export type Report = (code: DiagnosticCode, message: string, where?: Partial<Diagnostic>) => void;

export function parse(document: unknown): Parsed {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (code, message, where = {}) =>
    diagnostics.push({ code, severity: "error", message, ...where });
  const graph: Graph = { schemaVersion: 1, nodes: [], edges: [] };
  if (!isObject(document)) {
    report("bad_json", "A graph is a JSON object with nodes and edges.");
    return { graph, diagnostics, isReadable: false };
  }
  checkRoot(document, report);
  if (!checkValues(document, report)) return { graph, diagnostics, isReadable: false };
  const nodes = list(document, "nodes", report);
  graph.nodes = parseNodes(nodes ?? [], report);
  graph.edges = parseEdges(list(document, "edges", report) ?? [], report);
  return { graph, diagnostics, isReadable: nodes !== undefined };
}

const rootKeys = new Set(["schemaVersion", "nodes", "edges", "viewport"]);

function checkRoot(document: Record<string, unknown>, report: Report): void {
  checkKeys(document, rootKeys, "", report);
  if (document.schemaVersion !== 1)
    report("bad_param", "schemaVersion must be 1.", { field: "schemaVersion" });
  const { viewport } = document;
  if (viewport === undefined) return;
  if (!isObject(viewport)) {
    report("bad_param", "viewport is { x, y, zoom }.", { field: "viewport" });
    return;
  }
  checkKeys(viewport, new Set(["x", "y", "zoom"]), "viewport", report);
  for (const key of ["x", "y", "zoom"]) checkNumber(viewport[key], `viewport.${key}`, report);
}

function list(
  document: Record<string, unknown>,
  key: "nodes" | "edges",
  report: Report,
): unknown[] | undefined {
  const value = document[key];
  if (Array.isArray(value)) {
    const limit = limits[key];
    if (value.length <= limit) return value;
    report(
      key === "nodes" ? "too_many_nodes" : "too_many_edges",
      `${value.length} ${key}; at most ${limit} are allowed.`,
    );
    return undefined;
  }
  report(value === undefined ? "missing_param" : "bad_param", `${key} must be an array.`, { field: key });
  return undefined;
}

const nodeKeys = new Set(["id", "type", "position", "parentId", "width", "height", "data"]);

function parseNodes(values: unknown[], report: Report): GraphNode[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    const field = `nodes[${index}]`;
    if (!isObject(value)) return fail(report, "bad_param", "A node is an object.", { field });
    const { id, type } = value;
    if (!isNodeId(id))
      return fail(report, "bad_id", badId(id), typeof id === "string" ? { nodeId: id } : { field });
    const where = { nodeId: id };
    if (seen.has(id)) return fail(report, "duplicate_id", `Two steps have the id ${id}.`, where);
    seen.add(id);
    checkKeys(value, nodeKeys, "", report, where);
    if (typeof type !== "string") return fail(report, "unknown_type", "A node needs a type.", where);
    checkPlacing(value, where, report);
    return [{ ...(value as GraphNode), data: checkData(value.data, where, report) }];
  });
}

const badId = (id: unknown): string =>
  `${JSON.stringify(id)?.slice(0, 80) ?? "A node without id"} is no usable id: a lower-case letter, then up to 47 letters, digits or _, and no reserved word.`;

function checkPlacing(node: Record<string, unknown>, where: { nodeId: string }, report: Report): void {
  const { position, parentId } = node;
  if (!isObject(position)) report("bad_param", "position is { x, y }.", { ...where, field: "position" });
  else {
    checkKeys(position, new Set(["x", "y"]), "position", report, where);
    for (const key of ["x", "y"]) checkNumber(position[key], `position.${key}`, report, where);
  }
  for (const key of ["width", "height"])
    if (node[key] !== undefined) checkNumber(node[key], key, report, where);
  if (parentId !== undefined && typeof parentId !== "string")
    report("bad_parent", "parentId is the id of a container.", { ...where, field: "parentId" });
}

const edgeKeys = new Set(["id", "source", "sourceHandle", "target", "targetHandle"]);

function parseEdges(values: unknown[], report: Report): GraphEdge[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    const field = `edges[${index}]`;
    if (!isObject(value)) return fail(report, "bad_param", "An edge is an object.", { field });
    const { id } = value;
    if (typeof id !== "string" || id === "") return fail(report, "bad_id", "An edge needs an id.", { field });
    const where = { edgeId: id };
    if (seen.has(id)) return fail(report, "duplicate_id", `Two edges have the id ${id}.`, where);
    seen.add(id);
    checkKeys(value, edgeKeys, "", report, where);
    for (const key of ["source", "target"])
      if (typeof value[key] !== "string")
        return fail(report, "dangling_edge", `The edge has no ${key}.`, where);
    for (const key of ["sourceHandle", "targetHandle"])
      if (value[key] !== undefined && typeof value[key] !== "string")
        return fail(report, "bad_port", `${key} is the name of a handle.`, where);
    return [value as GraphEdge];
  });
}

function fail(report: Report, code: DiagnosticCode, message: string, where: Partial<Diagnostic>): never[] {
  report(code, message, where);
  return [];
}

export function checkKeys(
  value: Record<string, unknown>,
  known: ReadonlySet<string>,
  path: string,
  report: Report,
  where: Partial<Diagnostic> = {},
): void {
  for (const key of Object.keys(value))
    if (!known.has(key))
      report("unknown_field", `Unknown field ${key.slice(0, 80)}.`, {
        ...where,
        field: path ? `${path}.${key}` : key,
      });
}

function checkNumber(value: unknown, field: string, report: Report, where: Partial<Diagnostic> = {}): void {
  if (typeof value !== "number") report("bad_param", `${field} must be a number.`, { ...where, field });
}
