import { inputHandles, outputHandles } from "@weft/codegen";
import { type Graph, type GraphEdge, type GraphNode, sourceHandle, targetHandle } from "@weft/shared";
import { containerTree } from "../../canvas/container-tree.ts";
import { canUndo, undoLanes } from "../../canvas/undo-lanes.ts";

export type ConnectionProblem =
  | "missing"
  | "self"
  | "duplicate"
  | "cycle"
  | "noInput"
  | "noOutput"
  | "unknownHandle"
  | "crossesContainer"
  | "undoNeedsAction"
  | "undoOnce"
  | "undoAlone"
  | "undoOfUndo"
  | "undoOnly"
  | "undoNoError";

type Wire = Omit<GraphEdge, "id">;

/** Why these two may not be connected; `null` if they may. */
export function connectionProblem(graph: Graph, wire: Wire): ConnectionProblem | null {
  const { byId, parentOf } = containerTree(graph);
  const source = byId.get(wire.source);
  const target = byId.get(wire.target);
  if (!source || !target) return "missing";
  if (source === target) return "self";
  const outputs = outputHandles(source);
  const inputs = inputHandles(target);
  if (outputs.length === 0) return "noOutput";
  if (inputs.length === 0) return "noInput";
  if (!outputs.some((handle) => handle.id === sourceHandle(wire))) return "unknownHandle";
  if (!inputs.includes(targetHandle(wire))) return "unknownHandle";
  if (parentOf.get(source.id) !== parentOf.get(target.id)) return "crossesContainer";
  if (graph.edges.some((edge) => sameWire(edge, wire))) return "duplicate";
  return undoProblem(graph, wire, target) ?? (reaches(graph, wire.target, wire.source) ? "cycle" : null);
}

/** Undoing is a way of its own: `undo` → an action → the next action, and nothing else leads there. */
function undoProblem(graph: Graph, wire: Wire, target: GraphNode): ConnectionProblem | null {
  const { ownerOf } = undoLanes(graph);
  const handle = sourceHandle(wire);
  const inLane = ownerOf.has(wire.source);
  if (handle !== "undo" && !inLane) return ownerOf.has(target.id) ? "undoOnly" : null;
  if (inLane && handle === "undo") return "undoOfUndo";
  if (inLane && handle !== "out") return "undoNoError";
  if (!canUndo(target)) return "undoNeedsAction";
  if (graph.edges.some((edge) => edge.source === wire.source && sourceHandle(edge) === handle))
    return "undoOnce";
  return standsAlone(graph, target.id) ? null : "undoAlone";
}

/** Whether nothing leads to a step, and what follows it follows nothing else. */
function standsAlone(graph: Graph, id: string): boolean {
  const into = (target: string) => graph.edges.filter((edge) => edge.target === target).length;
  const leaving = graph.edges.filter((edge) => edge.source === id);
  return into(id) === 0 && leaving.every((edge) => sourceHandle(edge) === "out" && into(edge.target) === 1);
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

function successors(graph: Graph): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const targets = next.get(edge.source);
    if (targets) targets.push(edge.target);
    else next.set(edge.source, [edge.target]);
  }
  return next;
}
