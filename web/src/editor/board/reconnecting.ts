import type { Graph } from "@weft/shared";

let reconnected: string | null = null;
let last: { graph: Graph; id: string; without: Graph } | null = null;

/** The wire one of whose ends is being taken elsewhere; nothing renders because of it. */
export const setReconnected = (edgeId: string | null) => {
  reconnected = edgeId;
};

/** The graph a wire that is being drawn would be added to: without itself, where it is taken elsewhere. */
export function drawnOver(graph: Graph): Graph {
  if (reconnected === null) return graph;
  if (last?.graph !== graph || last.id !== reconnected)
    last = {
      graph,
      id: reconnected,
      without: { ...graph, edges: graph.edges.filter(({ id }) => id !== reconnected) },
    };
  return last.without;
}
