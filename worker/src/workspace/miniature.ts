import { kindOf } from "@weft/codegen";
import { type Graph, isNodeId, isObject, type WorkflowSummary } from "@weft/shared";

type Miniature = WorkflowSummary["miniature"];

const mostNodes = 60;
const mostEdges = 120;

/** Boxes and wires for the list of workflows. A draft may be any JSON, so only what can be drawn is taken. */
export function miniatureOf(graph: Graph): Miniature {
  const nodes = graph.nodes.flatMap(drawable).slice(0, mostNodes);
  const shown = new Set(nodes.map((node) => node.id));
  const edges = graph.edges
    .filter((edge) => shown.has(edge.source) && shown.has(edge.target))
    .slice(0, mostEdges)
    .map(({ source, target }): [string, string] => [source, target]);
  return { nodes, edges };
}

function drawable({
  id,
  type,
  position,
}: {
  id: unknown;
  type: unknown;
  position: unknown;
}): Miniature["nodes"] {
  if (!isNodeId(id) || typeof type !== "string" || type.length > 40 || !isObject(position)) return [];
  // A note is as large as its text and would look like a step.
  if (kindOf(type)?.flow === "annotation") return [];
  const { x, y } = position;
  return typeof x === "number" && typeof y === "number" ? [{ id, type, x, y }] : [];
}
