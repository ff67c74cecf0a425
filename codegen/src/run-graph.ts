import type { Graph, GraphNode, RunGraph } from "@weft/shared";
import { kindOf } from "./nodes/registry.ts";

/** What a run is folded over: the graph without annotations. */
export function runGraph(graph: Graph): RunGraph {
  const nodes = graph.nodes.filter(({ type }) => kindOf(type)?.flow !== "annotation");
  return {
    nodes: nodes.map(runNode),
    edges: graph.edges.map(({ id, source, sourceHandle, target, targetHandle }) => ({
      id,
      source,
      target,
      ...(sourceHandle === undefined ? {} : { sourceHandle }),
      ...(targetHandle === undefined ? {} : { targetHandle }),
    })),
  };
}

function runNode({ id, parentId, type, data }: GraphNode): RunGraph["nodes"][number] {
  const flow = kindOf(type)?.flow;
  return {
    id,
    ...(parentId === undefined ? {} : { parentId }),
    ...(flow === "loop" || flow === "scope" ? { container: flow } : {}),
    ...(data?.disabled === true ? { disabled: true } : {}),
  };
}
