/**
 * A graph as React Flow wants it. An object is made anew only where something about that very card or wire changed, so
 * that an event of a run or a key press renders one card among thousands.
 */
import {
  type Graph,
  type GraphNode,
  type NodeState,
  type RunState,
  sourceHandle,
  targetHandle,
} from "@weft/shared";
import { type Edge, type Node, type NodeHandle, Position } from "@xyflow/react";
import {
  cardSize,
  type HandlePlace,
  handlePlaces,
  isAnnotation,
  type Point,
  type Size,
} from "./card-geometry.ts";

export type Severity = "error" | "warning";

export type CanvasView = {
  graph: Graph;
  selectedNodes: ReadonlySet<string>;
  selectedEdges: ReadonlySet<string>;
  /** Places of cards that are being dragged or animated, before that becomes an edit. */
  moving: ReadonlyMap<string, Point>;
  /** Sizes of notes that are being resized. */
  sizing: ReadonlyMap<string, Size>;
  run: RunState | null;
  problems: ReadonlyMap<string, Severity>;
};

export type CardData = {
  node: GraphNode;
  inputs: HandlePlace[];
  outputs: HandlePlace[];
  /** Handles that wires use, inputs and outputs alike: `error` shows only then or on hover. */
  used: string;
  run: NodeState | undefined;
  problem: Severity | undefined;
};
export type CardNode = Node<CardData, "step" | "note">;

/** How a run went over a wire: not settled yet, taken, taken and its target at work, taken by a failure, not taken. */
export type WireRun = "open" | "taken" | "active" | "failed" | "not_taken";
export type WireData = { run: WireRun; overlaid: boolean };
export type Wire = Edge<WireData, "wire">;

export const handleSize = 10;
const sides = { left: Position.Left, right: Position.Right, bottom: Position.Bottom };

type Ingredients = [
  node: GraphNode,
  selected: boolean,
  at: Point | undefined,
  size: Size | undefined,
  run: NodeState | undefined,
  problem: Severity | undefined,
  used: string,
];

/** A function of the view that gives the same objects again for cards that did not change. */
export function flowNodeMaker(): (view: CanvasView) => CardNode[] {
  let cards = new Map<string, { ingredients: Ingredients; card: CardNode }>();
  return (view) => {
    const next: typeof cards = new Map();
    const used = usedHandles(view.graph);
    for (const node of view.graph.nodes) {
      const ingredients: Ingredients = [
        node,
        view.selectedNodes.has(node.id),
        view.moving.get(node.id),
        view.sizing.get(node.id),
        view.run?.nodes[node.id],
        view.problems.get(node.id),
        used.get(node.id) ?? "",
      ];
      const old = cards.get(node.id);
      const same = old?.ingredients.every((value, index) => value === ingredients[index]);
      next.set(node.id, same && old ? old : { ingredients, card: makeCard(ingredients) });
    }
    cards = next;
    return [...next.values()].map((entry) => entry.card);
  };
}

function makeCard([node, selected, at, size, run, problem, used]: Ingredients): CardNode {
  const { width, height } = size ?? cardSize(node);
  const { inputs, outputs } = withUsed(node, used);
  const handle =
    (type: "source" | "target") =>
    (place: HandlePlace): NodeHandle => ({
      id: place.id,
      type,
      position: sides[place.side],
      width: handleSize,
      height: handleSize,
      x: place.x - handleSize / 2,
      y: place.y - handleSize / 2,
    });
  return {
    id: node.id,
    type: isAnnotation(node) ? "note" : "step",
    position: at ?? node.position,
    selected,
    width,
    height,
    measured: { width, height },
    handles: [...inputs.map(handle("target")), ...outputs.map(handle("source"))],
    zIndex: isAnnotation(node) ? -1 : 0,
    data: { node, inputs, outputs, used, run, problem },
  };
}

/** A step's own handles, and those only wires know of: what a draft still holds is always drawn. */
function withUsed(node: GraphNode, used: string): { inputs: HandlePlace[]; outputs: HandlePlace[] } {
  const { inputs, outputs } = handlePlaces(node);
  const { height } = cardSize(node);
  for (const entry of used === "" ? [] : used.split("\n")) {
    const [type, id] = [entry.slice(0, 3), entry.slice(4)];
    const list = type === "in:" ? inputs : outputs;
    if (list.some((place) => place.id === id)) continue;
    const left = type === "in:";
    list.push({
      id,
      label: left ? "" : id,
      side: left ? "left" : "right",
      x: left ? 0 : cardSize(node).width,
      y: height - 10,
    });
  }
  return { inputs, outputs };
}

/** Per node the handles that wires use, as one string that changes only with them: `in: in\nout:true`. */
function usedHandles(graph: Graph): Map<string, string> {
  const sets = new Map<string, Set<string>>();
  const add = (id: string, entry: string) => {
    const set = sets.get(id);
    if (set) set.add(entry);
    else sets.set(id, new Set([entry]));
  };
  for (const edge of graph.edges) {
    add(edge.source, `out:${sourceHandle(edge)}`);
    add(edge.target, `in: ${targetHandle(edge)}`);
  }
  return new Map([...sets].map(([id, set]) => [id, [...set].sort().join("\n")]));
}

/** As `flowNodeMaker`, for wires. Those whose ends are missing are left out. */
export function flowEdgeMaker(): (view: CanvasView) => Wire[] {
  let wires = new Map<string, { key: unknown[]; wire: Wire }>();
  return ({ graph, selectedEdges, run }) => {
    const next: typeof wires = new Map();
    const ids = new Set(graph.nodes.map((node) => node.id));
    for (const edge of graph.edges) {
      if (!ids.has(edge.source) || !ids.has(edge.target)) continue;
      const state = run ? wireRun(run, edge.id, edge.target, sourceHandle(edge)) : "open";
      const key = [edge, selectedEdges.has(edge.id), state, run !== null];
      const old = wires.get(edge.id);
      if (old?.key.every((value, index) => value === key[index])) next.set(edge.id, old);
      else
        next.set(edge.id, {
          key,
          wire: {
            id: edge.id,
            type: "wire",
            source: edge.source,
            target: edge.target,
            sourceHandle: sourceHandle(edge),
            targetHandle: targetHandle(edge),
            selected: selectedEdges.has(edge.id),
            data: { run: state, overlaid: run !== null },
          },
        });
    }
    wires = next;
    return [...next.values()].map((entry) => entry.wire);
  };
}

function wireRun(run: RunState, edgeId: string, target: string, handle: string): WireRun {
  const taken = run.edges[edgeId];
  if (taken === undefined) return "open";
  if (!taken) return "not_taken";
  if (handle === "error") return "failed";
  const status = run.nodes[target]?.status;
  return status === "running" || status === "retrying" ? "active" : "taken";
}
