import { type Graph, type GraphEdge, type Operation, sourceHandle, targetHandle } from "@weft/shared";

/** An edge with an id of its own, readable in the document: `ask_out-notify`, then `ask_out-notify_2`. */
export function freshEdge(taken: ReadonlySet<string>, wire: Omit<GraphEdge, "id">): GraphEdge {
  const base = `${wire.source}_${sourceHandle(wire)}-${wire.target}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
  return { ...wire, id, sourceHandle: sourceHandle(wire), targetHandle: targetHandle(wire) };
}

export const edgeIds = (graph: Graph): Set<string> => new Set(graph.edges.map((edge) => edge.id));

/** Connects two nodes; the caller has asked `connectionProblem` before. */
export const connect = (graph: Graph, wire: Omit<GraphEdge, "id">): Operation[] => [
  { op: "addEdge", edge: freshEdge(edgeIds(graph), wire) },
];
