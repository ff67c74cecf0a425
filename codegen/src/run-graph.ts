import type { Graph, RunGraph } from "@weft/shared";
import { kindOf } from "./nodes/registry.ts";

/** What a run is folded over: the graph without annotations. */
export function runGraph(graph: Graph): RunGraph {
  const nodes = graph.nodes.filter(({ type }) => kindOf(type)?.flow !== "annotation");
  return {
    nodes: nodes.map(({ id, parentId }) => (parentId === undefined ? { id } : { id, parentId })),
    edges: graph.edges.map(({ id, source, sourceHandle, target, targetHandle }) => ({
      id,
      source,
      target,
      ...(sourceHandle === undefined ? {} : { sourceHandle }),
      ...(targetHandle === undefined ? {} : { targetHandle }),
    })),
  };
}
