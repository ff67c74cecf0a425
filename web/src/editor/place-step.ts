import type { NodeKind } from "@weft/codegen";
import type { Graph } from "@weft/shared";
import { boundsOf, cardHeight, cardWidth, gap, type Point } from "../canvas/card-geometry.ts";
import { containerTree } from "../canvas/container-tree.ts";
import { allRects, containerAt, placementOf, withinFrame } from "../canvas/placement.ts";
import type { EditorStore } from "../store/editor-store.ts";
import type { PalettePlace } from "../store/panel-slice.ts";
import {
  type Added,
  addStep,
  addStepAfter,
  addStepAtWireEnd,
  addStepInside,
  addStepNear,
  addStepOnEdge,
  sizeOf,
} from "./edits/add-step.ts";
import { newStepProblem } from "./edits/move-into.ts";

/** Puts a new step of `kind` where somebody pointed, selects it and shows its settings. */
export function placeStep(store: EditorStore, kind: NodeKind, place: PalettePlace): void {
  const { graph, edit, select, reveal, setPanel, setFloatingPalette } = store.getState();
  const added = addAt(graph, kind, place);
  edit(added.operations);
  setFloatingPalette(null);
  if (place.type === "dropped") {
    // It lies where it was dropped: nothing moves under the pointer.
    select([added.id]);
    return;
  }
  reveal(added.id);
  if (kind.flow !== "annotation") setPanel({ inspectorOpen: true, inspectorTab: "configure" });
}

function addAt(graph: Graph, kind: NodeKind, place: PalettePlace): Added {
  switch (place.type) {
    case "after":
      return addStepAfter(graph, kind, place.nodeId);
    case "wire":
      return addStepOnEdge(graph, kind, place.edgeId);
    case "wireEnd":
      return addStepAtWireEnd(graph, kind, place.position, place.from);
    case "inside":
      return addStepInside(graph, kind, place.nodeId);
    case "free":
      return addOn(graph, kind, place.position, addStepNear);
    case "dropped":
      return addOn(graph, kind, place.position, addStep);
  }
}

/** In the container whose ground the new card's middle is over, else on the canvas. */
function addOn(graph: Graph, kind: NodeKind, corner: Point, add: typeof addStepNear): Added {
  const { width, height } = sizeOf(kind);
  const containerId = containerFor(graph, kind, { x: corner.x + width / 2, y: corner.y + height / 2 });
  const origin = placementOf(graph).originOf(containerId ?? undefined);
  const place = { x: corner.x - origin.x, y: corner.y - origin.y };
  return add(graph, kind, containerId === null ? place : withinFrame(place), containerId);
}

/** The container at a point, if a step of this kind may lie in it. */
function containerFor(graph: Graph, kind: NodeKind, point: Point): string | null {
  const containerId = containerAt(graph, point, new Set());
  return newStepProblem(graph, kind, containerId) === null ? containerId : null;
}

/** After a step, or in it where it holds steps and has none yet. */
export function placeBy(graph: Graph, nodeId: string): PalettePlace {
  const { frames } = placementOf(graph);
  const isEmpty = frames.has(nodeId) && containerTree(graph).childrenOf(nodeId).length === 0;
  return isEmpty ? { type: "inside", nodeId } : { type: "after", nodeId };
}

/** Where a step goes that was only clicked: after the selected one, else right of everything. */
export function placeForClick(store: EditorStore): PalettePlace {
  const { graph, anchor } = store.getState();
  if (anchor !== null) return placeBy(graph, anchor);
  const last = graph.nodes.length === 1 ? graph.nodes[0] : undefined;
  if (last) return { type: "after", nodeId: last.id };
  const { x, y, width } = boundsOf(allRects(graph));
  const beside = graph.nodes.length === 0 ? 0 : x + width + gap.x;
  return { type: "free", position: { x: beside, y } };
}

/** The corner of a card of this size whose middle lies at `point`. */
export const centredAt = (
  point: Point,
  { width, height } = { width: cardWidth, height: cardHeight },
): Point => ({
  x: point.x - width / 2,
  y: point.y - height / 2,
});
