import type { NodeKind } from "@weft/codegen";
import type { Graph } from "@weft/shared";
import { boundsOf, cardHeight, cardRect, cardWidth, gap } from "../canvas/card-geometry.ts";
import type { EditorStore } from "../store/editor-store.ts";
import type { PalettePlace } from "../store/panel-slice.ts";
import {
  type Added,
  addStep,
  addStepAfter,
  addStepAtWireEnd,
  addStepOnEdge,
  freePosition,
} from "./edits/add-step.ts";

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
    case "free":
      return addStep(graph, kind, freePosition(graph, place.position));
    case "dropped":
      return addStep(graph, kind, place.position);
  }
}

/** Where a step goes that was only clicked: after the selected one, else right of everything. */
export function placeForClick(store: EditorStore): PalettePlace {
  const { graph, anchor } = store.getState();
  if (anchor !== null) return { type: "after", nodeId: anchor };
  const last = graph.nodes.length === 1 ? graph.nodes[0] : undefined;
  if (last) return { type: "after", nodeId: last.id };
  const { x, y, width } = boundsOf(graph.nodes.map(cardRect));
  const beside = graph.nodes.length === 0 ? 0 : x + width + gap.x;
  return { type: "free", position: { x: beside, y } };
}

/** The corner of a card whose middle lies at `point`. */
export const centredAt = (point: { x: number; y: number }) => ({
  x: point.x - cardWidth / 2,
  y: point.y - cardHeight / 2,
});
