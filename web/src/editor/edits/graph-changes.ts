import { diffGraphs, equalJson, type Graph, type GraphNode, type Json, type Operation } from "@weft/shared";

export type FieldChange = { path: string; before: Json | undefined; after: Json | undefined };
export type StepChange = { before: GraphNode; after: GraphNode; fields: FieldChange[] };

/** What lies between two graphs, as a person would count it. */
export type GraphChanges = {
  added: GraphNode[];
  removed: GraphNode[];
  changed: StepChange[];
  /** Steps of which only the place on the canvas differs. */
  moved: number;
  wiresAdded: number;
  wiresRemoved: number;
  /** Steps added, removed and changed, wires added and removed; moves count as one together. */
  count: number;
};

export function graphChanges(from: Graph, to: Graph): GraphChanges {
  const before = new Map(from.nodes.map((node) => [node.id, node]));
  const after = new Map(to.nodes.map((node) => [node.id, node]));
  const operations = diffGraphs(from, to);
  const touched = new Set(
    operations.flatMap((operation) => (operation.op === "setNode" ? [operation.id] : [])),
  );
  const changed: StepChange[] = [];
  let moved = 0;
  for (const id of touched) {
    const [old, now] = [before.get(id), after.get(id)];
    if (!old || !now) continue;
    const fields = operations.flatMap((operation) => fieldChange(operation, old, now));
    if (fields.length > 0) changed.push({ before: old, after: now, fields });
    else moved += 1;
  }
  const wires = (a: Graph, b: Graph) =>
    a.edges.filter((edge) => !b.edges.some((other) => sameWire(edge, other))).length;
  const result = {
    added: to.nodes.filter((node) => !before.has(node.id)),
    removed: from.nodes.filter((node) => !after.has(node.id)),
    changed,
    moved,
    wiresAdded: wires(to, from),
    wiresRemoved: wires(from, to),
  };
  const { added, removed, wiresAdded, wiresRemoved } = result;
  const parts = [added.length, removed.length, changed.length, wiresAdded, wiresRemoved, moved > 0 ? 1 : 0];
  return { ...result, count: parts.reduce((sum, part) => sum + part, 0) };
}

const placing = new Set(["position", "width", "height"]);

function fieldChange(operation: Operation, before: GraphNode, after: GraphNode): FieldChange[] {
  if (operation.op !== "setNode" || operation.id !== before.id || placing.has(operation.path[0] ?? ""))
    return [];
  const path = operation.path[0] === "data" ? operation.path.slice(1) : operation.path;
  return [{ path: path.join("."), before: read(before, operation.path), after: read(after, operation.path) }];
}

function read(node: GraphNode, path: readonly string[]): Json | undefined {
  let at: unknown = node;
  for (const key of path) at = (at as Record<string, unknown> | undefined)?.[key];
  return at as Json | undefined;
}

function sameWire(a: Graph["edges"][number], b: Graph["edges"][number]): boolean {
  const { id: _a, ...one } = a;
  const { id: _b, ...other } = b;
  return equalJson(one, other);
}
