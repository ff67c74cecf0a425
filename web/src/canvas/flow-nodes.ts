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
import { type Node, type NodeHandle, Position } from "@xyflow/react";
import {
  type HandlePlace,
  handlePlaces,
  isAnnotation,
  type Point,
  type Rect,
  type Size,
} from "./card-geometry.ts";
import { containerTree, insideOf } from "./container-tree.ts";
import { perGraph } from "./per-graph.ts";
import { laneEnd, placementOf } from "./placement.ts";
import { undoLanes } from "./undo-lanes.ts";

export type Severity = "error" | "warning";

export type CanvasView = {
  graph: Graph;
  selectedNodes: ReadonlySet<string>;
  selectedEdges: ReadonlySet<string>;
  /** Positions, as the document has them, of cards that are being dragged or animated, before that becomes an edit. */
  moving: ReadonlyMap<string, Point>;
  /** Sizes of notes and containers that are being resized. */
  sizing: ReadonlyMap<string, Size>;
  /** What letting go of the dragged cards would do to a container. */
  drop: { readonly [containerId: string]: Drop };
  run: RunState | null;
  problems: ReadonlyMap<string, Severity>;
};

/** Takes in what is dragged, cannot take it in, or loses it. */
export type Drop = "into" | "refused" | "leaves";

export type CardData = {
  node: GraphNode;
  inputs: HandlePlace[];
  outputs: HandlePlace[];
  /** Handles that wires use, inputs and outputs alike: `error` shows only then or on hover. */
  used: string;
  run: NodeState | undefined;
  problem: Severity | undefined;
  /** The height of the undo lane under the card; 0 without one. */
  lane: number;
  /** Of a container: what a drop would do, and whether nothing is in it. */
  drop: Drop | undefined;
  empty: boolean;
};
export type CardNode = Node<CardData, "step" | "note" | "container">;

const handleSize = 10;
const sides = { left: Position.Left, right: Position.Right, top: Position.Top, bottom: Position.Bottom };
const nowhere: Point = { x: 0, y: 0 };

/** Everything a card is made of; plain values, so that two are the same exactly if their cards look the same. */
type Ingredients = readonly [
  node: GraphNode,
  type: NonNullable<CardNode["type"]>,
  selected: boolean,
  parentId: string | undefined,
  x: number,
  y: number,
  width: number,
  height: number,
  zIndex: number,
  lane: number,
  undoes: boolean,
  drop: Drop | undefined,
  empty: boolean,
  run: NodeState | undefined,
  problem: Severity | undefined,
  used: string,
];

/** A function of the view that gives the same objects again for cards that did not change. */
export function flowNodeMaker(): (view: CanvasView) => CardNode[] {
  let cards = new Map<string, { ingredients: Ingredients; card: CardNode }>();
  return (view) => {
    const next: typeof cards = new Map();
    const lifted = liftedCards(view);
    const { ownerOf } = undoLanes(view.graph);
    const { ordered } = containerTree(view.graph);
    // React Flow wants what something hangs on before it.
    for (const undoes of [false, true])
      for (const node of undoes && ownerOf.size === 0 ? [] : ordered) {
        if (ownerOf.has(node.id) !== undoes) continue;
        const ingredients = ingredientsOf(view, node, lifted);
        const old = cards.get(node.id);
        const same = old?.ingredients.every((value, index) => value === ingredients[index]);
        next.set(node.id, same && old ? old : { ingredients, card: makeCard(ingredients) });
      }
    cards = next;
    return [...next.values()].map((entry) => entry.card);
  };
}

function ingredientsOf(view: CanvasView, node: GraphNode, lifted: ReadonlySet<string>): Ingredients {
  const { graph } = view;
  const { id } = node;
  const tree = containerTree(graph);
  const { frames, rects } = placementOf(graph);
  const { ownerOf, lanes } = undoLanes(graph);
  const owner = ownerOf.get(id);
  const parentId = owner ?? tree.parentOf.get(id);
  const rect = rects.get(id) as Rect;
  const { x, y } = owner === undefined ? placeInParent(view, node, parentId) : apart(rect, rects.get(owner));
  const { width, height } = view.sizing.get(id) ?? rect;
  const type = frames.has(id) ? "container" : isAnnotation(node) ? "note" : "step";
  const last = rects.get(lanes.get(id)?.at(-1) ?? "");
  return [
    node,
    type,
    view.selectedNodes.has(id),
    parentId,
    x,
    y,
    width,
    height,
    zIndexes[owner === undefined ? type : "undo"] + tree.depthOf(id) * levelZ + (lifted.has(id) ? liftZ : 0),
    last ? last.y + last.height + laneEnd - rect.y - rect.height : 0,
    owner !== undefined,
    view.drop[id],
    type === "container" && tree.childrenOf(id).length === 0,
    view.run?.nodes[id],
    view.problems.get(id),
    usedHandles(graph).get(id) ?? "",
  ];
}

/** A card's corner, counted from the corner of the container it is drawn in. */
function placeInParent({ graph, moving }: CanvasView, node: GraphNode, parentId: string | undefined): Point {
  const { frames } = placementOf(graph);
  const at = moving.get(node.id) ?? node.position;
  const own = frames.get(node.id)?.offset ?? nowhere;
  const around = frames.get(parentId ?? "")?.offset ?? nowhere;
  return { x: at.x + own.x - around.x, y: at.y + own.y - around.y };
}

const apart = (rect: Rect, from: Rect | undefined): Point => ({
  x: rect.x - (from?.x ?? 0),
  y: rect.y - (from?.y ?? 0),
});

/** What covers what: on every level notes, wires, frames, steps, and what undoes them; over all that, what is dragged. */
export const zIndexes = { note: 0, wire: 1, container: 2, step: 5, undo: 6 };
export const levelZ = 10;
const liftZ = 1000;

const noCards: ReadonlySet<string> = new Set();

/** Cards that are on the move, with all that goes with them. */
function liftedCards({ graph, moving }: CanvasView): ReadonlySet<string> {
  if (moving.size === 0) return noCards;
  const { ownerOf } = undoLanes(graph);
  const lifted = insideOf(graph, moving.keys());
  for (const id of moving.keys()) lifted.add(id);
  for (const [id, owner] of ownerOf) if (lifted.has(owner)) lifted.add(id);
  return lifted;
}

function makeCard(ingredients: Ingredients): CardNode {
  const [node, type, selected, parentId, x, y, width, height, zIndex, lane, undoes, ...rest] = ingredients;
  const [drop, empty, run, problem, used] = rest;
  const { inputs, outputs } = withUsed(node, { width, height }, undoes, used);
  const handle =
    (direction: "source" | "target") =>
    (place: HandlePlace): NodeHandle => ({
      id: place.id,
      type: direction,
      position: sides[place.side],
      width: handleSize,
      height: handleSize,
      x: place.x - handleSize / 2,
      y: place.y - handleSize / 2,
    });
  return {
    id: node.id,
    type,
    position: { x, y },
    ...(parentId === undefined ? {} : { parentId }),
    // What undoes a step has no place of its own: it goes where that step goes.
    ...(undoes ? { draggable: false } : {}),
    selected,
    width,
    height,
    measured: { width, height },
    handles: [...inputs.map(handle("target")), ...outputs.map(handle("source"))],
    zIndex,
    data: { node, inputs, outputs, used, run, problem, lane, drop, empty },
  };
}

/** A step's own handles, and those only wires know of: what a draft still holds is always drawn. */
function withUsed(
  node: GraphNode,
  size: Size,
  undoes: boolean,
  used: string,
): { inputs: HandlePlace[]; outputs: HandlePlace[] } {
  const { inputs, outputs } = handlePlaces(node, size, undoes);
  for (const entry of used === "" ? [] : used.split("\n")) {
    const [type, id] = [entry.slice(0, 3), entry.slice(4)];
    const list = type === "in:" ? inputs : outputs;
    if (list.some((place) => place.id === id)) continue;
    const left = type === "in:";
    list.push({
      id,
      label: left ? "" : id,
      side: left ? "left" : "right",
      x: left ? 0 : size.width,
      y: size.height - 10,
    });
  }
  return { inputs, outputs };
}

/** Per node the handles that wires use, as one string that changes only with them: `in: in\nout:true`. */
const usedHandles = perGraph((graph: Graph): Map<string, string> => {
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
});
