import type { NodeKind } from "@weft/codegen";

let dragged: NodeKind | null = null;

/** The kind that is dragged from the palette. While it is dragged, browsers do not say what the drag carries. */
export const draggedKind = (): NodeKind | null => dragged;

export const setDraggedKind = (kind: NodeKind | null) => {
  dragged = kind;
};
