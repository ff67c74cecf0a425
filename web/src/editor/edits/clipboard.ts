/** Steps as text, so that they travel between workflows, windows and people. */
import { type Graph, isObject } from "@weft/shared";
import { readableGraph } from "../../store/readable-graph.ts";

/** The steps and the wires among them as JSON. */
export function copySteps(graph: Graph, ids: ReadonlySet<string>): string {
  const nodes = graph.nodes.filter((node) => ids.has(node.id));
  const edges = graph.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target));
  return JSON.stringify({ schemaVersion: 1, nodes, edges }, null, 2);
}

/** The graph a clipboard's text holds: copied steps or a whole workflow; `null` if it is something else. */
export function readSteps(text: string): Graph | null {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(text);
    const graph = isObject(value) && isObject(value.graph) ? value.graph : value;
    if (!isObject(graph) || !Array.isArray(graph.nodes) || !Array.isArray(graph.edges)) return null;
    const { nodes, edges } = readableGraph(graph as unknown as Graph);
    const named = nodes.filter((node) => typeof node.id === "string");
    return named.length > 0 ? { schemaVersion: 1, nodes: named, edges } : null;
  } catch {
    // Text that is no JSON is simply nothing to paste.
    return null;
  }
}
