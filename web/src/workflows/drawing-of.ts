import type { Graph, GraphNode, WorkflowSummary } from "@weft/shared";

type Drawing = WorkflowSummary["miniature"];

const mostNodes = 60;
/** A container that says no size of its own. */
const usual = { width: 300, height: 160 };

/** A drawing for a miniature from a graph that is not stored yet. What holds others is known by those. */
export function drawingOf(graph: Graph): Drawing {
  const placed = graph.nodes.filter((node) => Number.isFinite(node.position?.x + node.position?.y));
  const byId = new Map(placed.map((node) => [node.id, node]));
  const holders = new Set(placed.map((node) => node.parentId));
  const nodes = placed
    .map((node) => ({ node, around: around(node, byId) }))
    .sort((a, b) => a.around.length - b.around.length)
    .slice(0, mostNodes)
    .map(({ node: { id, type, position, width, height }, around }) => ({
      id,
      type,
      x: around.reduce((sum, { position: { x } }) => sum + x, position.x),
      y: around.reduce((sum, { position: { y } }) => sum + y, position.y),
      ...(holders.has(id) ? { width: width ?? usual.width, height: height ?? usual.height } : {}),
    }));
  return { nodes, edges: graph.edges.map((edge) => [edge.source, edge.target]) };
}

function around(node: GraphNode, byId: ReadonlyMap<string, GraphNode>): GraphNode[] {
  const found: GraphNode[] = [];
  for (let at = byId.get(node.parentId ?? ""); at && !found.includes(at); at = byId.get(at.parentId ?? ""))
    found.push(at);
  return found;
}
