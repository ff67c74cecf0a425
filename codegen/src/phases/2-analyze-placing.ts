import { type Graph, type GraphNode, limits } from "@weft/shared";
import { isContainerKind } from "../nodes/kind.ts";
import { kindOf } from "../nodes/registry.ts";
import type { Finding } from "./2-analyze.ts";

/** Which container each node stands in; nodes that are placed wrongly are reported and stand in none. */
export type Parents = ReadonlyMap<string, string>;

export function checkPlacing(graph: Graph, error: Finding): Parents {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const parents = new Map<string, string>();
  for (const node of graph.nodes) {
    if (typeof node.parentId !== "string") continue;
    const where = { nodeId: node.id, field: "parentId" };
    const around = containersAround(node, nodes);
    const problem = around ? placingProblem(node, nodes) : `${node.id} stands in itself.`;
    const level = (around ?? 0) + (isContainerKind(kindOf(node.type)) ? 1 : 0);
    if (problem) error("bad_parent", problem, where);
    else if (level > limits.containerLevels)
      error("too_nested", `Containers may be nested ${limits.containerLevels} levels deep.`, where);
    else parents.set(node.id, node.parentId);
  }
  return parents;
}

function placingProblem(node: GraphNode, nodes: ReadonlyMap<string, GraphNode>): string | undefined {
  const parent = nodes.get(node.parentId ?? "");
  if (!parent) return `There is no step ${String(node.parentId).slice(0, 80)}.`;
  if (kindOf(parent.type) && !isContainerKind(kindOf(parent.type))) return `${parent.id} is no container.`;
  return kindOf(node.type)?.flow === "trigger" ? "A trigger stands outside of containers." : undefined;
}

/** How many containers are around a node; `undefined` if it is one of them. */
function containersAround(node: GraphNode, nodes: ReadonlyMap<string, GraphNode>): number | undefined {
  const seen = new Set<string>();
  for (
    let parent = node.parentId;
    parent !== undefined && !seen.has(parent);
    parent = nodes.get(parent)?.parentId
  ) {
    if (parent === node.id) return undefined;
    seen.add(parent);
  }
  return seen.size;
}
