/**
 * The steps that undo others. What an action's `undo` leads to is drawn as a lane under it: it has no place of its own
 * on the canvas. A step that something else leads to as well is none of them, and stays where it is.
 */
import { isContainer, kindOf } from "@weft/codegen";
import { type Graph, type GraphEdge, type GraphNode, sourceHandle } from "@weft/shared";
import { containerTree } from "./container-tree.ts";
import { perGraph } from "./per-graph.ts";

export type UndoLanes = {
  /** By the step that is undone: what undoes it, in order. */
  lanes: ReadonlyMap<string, readonly string[]>;
  /** By a step in a lane: the step it undoes. */
  ownerOf: ReadonlyMap<string, string>;
};

/** Whether a step can undo another one: an action that is done in one attempt, without waiting. */
export const canUndo = (node: Pick<GraphNode, "type">): boolean => kindOf(node.type)?.attempt !== undefined;

export const undoLanes = perGraph((graph): UndoLanes => {
  const starts = graph.edges.filter((edge) => sourceHandle(edge) === "undo");
  const lanes = new Map<string, string[]>();
  const ownerOf = new Map<string, string>();
  if (starts.length === 0) return { lanes, ownerOf };
  const wires = wiresByStep(graph);
  const undoing = new Set(starts.flatMap((edge) => chainFrom(graph, wires, edge)));
  for (const start of starts) {
    if (lanes.has(start.source) || undoing.has(start.source)) continue;
    const chain = chainFrom(graph, wires, start).filter((id) => !ownerOf.has(id));
    if (chain.length === 0) continue;
    lanes.set(start.source, chain);
    for (const id of chain) ownerOf.set(id, start.source);
  }
  return { lanes, ownerOf };
});

type Wires = { into: Map<string, GraphEdge[]>; outOf: Map<string, GraphEdge[]> };

function wiresByStep(graph: Graph): Wires {
  const wires: Wires = { into: new Map(), outOf: new Map() };
  const add = (map: Map<string, GraphEdge[]>, id: string, edge: GraphEdge) => {
    const known = map.get(id);
    if (known) known.push(edge);
    else map.set(id, [edge]);
  };
  for (const edge of graph.edges) {
    add(wires.into, edge.target, edge);
    add(wires.outOf, edge.source, edge);
  }
  return wires;
}

function chainFrom(graph: Graph, wires: Wires, start: GraphEdge): string[] {
  const { byId, parentOf } = containerTree(graph);
  const chain: string[] = [];
  for (let wire: GraphEdge | undefined = start; wire; ) {
    const { source, target }: GraphEdge = wire;
    const node = byId.get(target);
    const alone = wires.into.get(target)?.length === 1;
    const beside = parentOf.get(source) === parentOf.get(target);
    if (!node || isContainer(node) || !alone || !beside || target === start.source || chain.includes(target))
      break;
    chain.push(target);
    wire = wires.outOf.get(target)?.find((edge) => sourceHandle(edge) === "out");
  }
  return chain;
}
