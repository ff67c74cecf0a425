/** Steps as text, so that they travel between workflows, windows and people. */
import { type Graph, type GraphNode, isObject } from "@weft/shared";
import { containerTree, insideOf } from "../../canvas/container-tree.ts";
import { placementOf } from "../../canvas/placement.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";
import { readableGraph } from "../../store/readable-graph.ts";

/** The steps, with all in them and what undoes them, and the wires among them as JSON. */
export function copySteps(graph: Graph, ids: ReadonlySet<string>): string {
  const copied = new Set([...ids, ...insideOf(graph, ids)]);
  for (const [id, owner] of undoLanes(graph).ownerOf) if (copied.has(owner)) copied.add(id);
  const { ordered, parentOf } = containerTree(graph);
  const { originOf } = placementOf(graph);
  const nodes = ordered
    .filter((node) => copied.has(node.id))
    .map((node): GraphNode => {
      const { parentId: _, ...rest } = node;
      const parent = parentOf.get(node.id);
      if (parent !== undefined && copied.has(parent)) return { ...rest, parentId: parent };
      // What was taken out of a container stands where it was drawn.
      const origin = originOf(parent);
      return { ...rest, position: { x: node.position.x + origin.x, y: node.position.y + origin.y } };
    });
  const edges = graph.edges.filter((edge) => copied.has(edge.source) && copied.has(edge.target));
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
