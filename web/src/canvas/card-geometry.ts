/**
 * Where everything on a card is, known without rendering it: layout, miniature, guides and the canvas itself agree, and
 * edges of cards outside the window are drawn without ever mounting the cards.
 */
import { inputHandles, kindOf, outputHandles } from "@weft/codegen";
import type { GraphNode } from "@weft/shared";

export type Point = { x: number; y: number };
export type Size = { width: number; height: number };
export type Rect = Point & Size;
export type Side = "left" | "right" | "top" | "bottom";

/** Where a handle's centre sits on its card, in px from the card's corner. */
export type HandlePlace = Point & { id: string; label: string; side: Side };

export const cardWidth = 240;
export const cardHeight = 64;
/** Cards snap to this grid, in px. */
export const snap = 10;
/** Room between two cards one after the other. */
export const gap = { x: 80, y: 36 };

const handleSpacing = 20;
/** How far the handles below a card are from its side: `undo` from the left, `error` from the right. */
const belowInset = 36;
const noteSize: Size = { width: 240, height: 120 };

export const isAnnotation = (node: Pick<GraphNode, "type">): boolean =>
  kindOf(node.type)?.flow === "annotation";

const below = new Set(["error", "undo"]);

/** The handles that stand in a column on the right: all outputs but those that hang below. */
const rightHandles = (node: GraphNode) => outputHandles(node).filter((handle) => !below.has(handle.id));

/** A step's own size; how large a container is drawn depends on what it holds, see `placement.ts`. */
export function cardSize(node: GraphNode): Size {
  if (isAnnotation(node))
    return { width: node.width ?? noteSize.width, height: node.height ?? noteSize.height };
  const rows = rightHandles(node).length;
  return { width: cardWidth, height: Math.max(cardHeight, rows * handleSpacing + 24) };
}

/** Where a step's handles are on a card of this size. One that undoes another is passed through from top to bottom. */
export function handlePlaces(
  node: GraphNode,
  { width, height }: Size,
  undoes: boolean,
): { inputs: HandlePlace[]; outputs: HandlePlace[] } {
  const right = rightHandles(node);
  const outputs = right.map((handle, index): HandlePlace => {
    if (undoes) return { ...handle, side: "bottom", x: belowInset, y: height };
    const y = height / 2 + (index - (right.length - 1) / 2) * handleSpacing;
    return { ...handle, side: "right", x: width, y };
  });
  for (const handle of outputHandles(node))
    if (below.has(handle.id) && !undoes)
      outputs.push({ ...handle, side: "bottom", x: belowPlace(handle.id, width), y: height });
  const inputs = inputHandles(node).map(
    (id): HandlePlace =>
      undoes
        ? { id, label: "", side: "top", x: belowInset, y: 0 }
        : { id, label: "", side: "left", x: 0, y: height / 2 },
  );
  return { inputs, outputs };
}

const belowPlace = (id: string, width: number): number => (id === "undo" ? belowInset : width - belowInset);

export function boundsOf(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return rects.length === 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x, y, width: right - x, height: bottom - y };
}

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const snapped = (point: Point): Point => ({
  x: Math.round(point.x / snap) * snap,
  y: Math.round(point.y / snap) * snap,
});
