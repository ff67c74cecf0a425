import { inputHandles, outputHandles } from "@weft/codegen";
import { type Graph, type GraphEdge, sourceHandle, targetHandle } from "@weft/shared";

export type ConnectionProblem =
  | "missing"
  | "self"
  | "duplicate"
  | "cycle"
  | "noInput"
  | "noOutput"
  | "unknownHandle"
  | "crossesContainer";

type Wire = Omit<GraphEdge, "id">;

/** Why these two may not be connected; `null` if they may. */
export function connectionProblem(graph: Graph, wire: Wire): ConnectionProblem | null {
  const source = graph.nodes.find((node) => node.id === wire.source);
  const target = graph.nodes.find((node) => node.id === wire.target);
  if (!source || !target) return "missing";
  if (source === target) return "self";
  const outputs = outputHandles(source);
  const inputs = inputHandles(target);
  if (outputs.length === 0) return "noOutput";
  if (inputs.length === 0) return "noInput";
  if (!outputs.some((handle) => handle.id === sourceHandle(wire))) return "unknownHandle";
  if (!inputs.includes(targetHandle(wire))) return "unknownHandle";
  if (source.parentId !== target.parentId) return "crossesContainer";
  if (graph.edges.some((edge) => sameWire(edge, wire))) return "duplicate";
  return reaches(graph, wire.target, wire.source) ? "cycle" : null;
}

const sameWire = (a: Wire, b: Wire): boolean =>
  a.source === b.source &&
  a.target === b.target &&
  sourceHandle(a) === sourceHandle(b) &&
  targetHandle(a) === targetHandle(b);

/** Whether a path leads from one node to another. */
export function reaches(graph: Graph, from: string, to: string): boolean {
  const next = successors(graph);
  const seen = new Set([from]);
  const queue = [from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === to) return true;
    for (const target of next.get(id) ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      queue.push(target);
    }
  }
  return false;
}

export function successors(graph: Graph): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const targets = next.get(edge.source);
    if (targets) targets.push(edge.target);
    else next.set(edge.source, [edge.target]);
  }
  return next;
}
