import type { Graph } from "@weft/shared";
import { stepName } from "../canvas/step-name.ts";

/** What people call the steps of a graph; a step the graph no longer has is called by its id. */
export function stepNames(graph: Graph): (nodeId: string) => string {
  const names = new Map(graph.nodes.map((node) => [node.id, stepName(node)]));
  return (nodeId) => names.get(nodeId) ?? nodeId;
}
