import { type Graph, type GraphNode, limits } from "@weft/shared";
import type { Finding } from "./2-analyze.ts";

/** Containers and what they hold. No kind of this compiler is a container yet, so every `parentId` is refused. */
export function checkPlacing(graph: Graph, error: Finding): void {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const node of graph.nodes) {
    if (node.parentId === undefined) continue;
    const where = { nodeId: node.id, field: "parentId" };
    if (levels(node, nodes) > limits.containerLevels)
      error("too_nested", `Containers may be nested ${limits.containerLevels} levels deep.`, where);
    error(
      "bad_parent",
      nodes.has(node.parentId)
        ? `${node.parentId} is no container.`
        : `There is no step ${String(node.parentId).slice(0, 80)}.`,
      where,
    );
  }
}

function levels(node: GraphNode, nodes: ReadonlyMap<string, GraphNode>): number {
  let level = 0;
  let parent = node.parentId;
  while (parent !== undefined && level <= limits.containerLevels) {
    level++;
    parent = nodes.get(parent)?.parentId;
  }
  return level;
}
