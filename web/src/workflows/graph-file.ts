/** Workflows as files: what an export holds and what an import takes. Reading one runs and calls nothing. */
import { type Graph, isObject, jsonTextDepth, limits } from "@weft/shared";

export type GraphFile = { name: string; graph: Graph };
export type Refusal = "large" | "json" | "deep" | "shape";
export type ReadGraphFile = { ok: true; file: GraphFile } | { ok: false; refusal: Refusal };

/**
 * Takes an export of ours (`{ name, graph }`) or a bare graph, which is then named after its file. Only what the app
 * itself needs to show it is checked; the server and the compiler judge the rest.
 */
export function readGraphFile(text: string, fileName: string): ReadGraphFile {
  if (new TextEncoder().encode(text).length > limits.bodyBytes) return { ok: false, refusal: "large" };
  if (jsonTextDepth(text) > limits.depth) return { ok: false, refusal: "deep" };
  const value = parse(text);
  if (value === undefined) return { ok: false, refusal: "json" };
  const named = isObject(value) && isObject(value.graph);
  const graph = named ? value.graph : value;
  if (!isGraph(graph)) return { ok: false, refusal: "shape" };
  const given = named && typeof value.name === "string" ? value.name : fileName.replace(/\.json$/i, "");
  return { ok: true, file: { name: given.trim().slice(0, limits.nameLength), graph } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, which the caller says.
    return undefined;
  }
}

const isGraph = (value: unknown): value is Graph =>
  isObject(value) && isListOfItems(value.nodes) && isListOfItems(value.edges);

const isListOfItems = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => isObject(item) && typeof item.id === "string");

export const writeGraphFile = (file: GraphFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** A name most file systems take: `Invoice approval` → `invoice-approval.json`. */
export function graphFileName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return `${plain || "workflow"}.json`;
}
