import type { Graph, Viewport } from "@weft/shared";
import { boundsOf, isAnnotation, type Rect } from "./card-geometry.ts";
import { containerTree } from "./container-tree.ts";
import { allRects, rectOf } from "./placement.ts";

/** Below this nobody reads a card: a larger graph is shown from where it begins instead of as a whole. */
const readableZoom = 0.35;
const zoom = 0.8;
const margin = 60;
const blank: Viewport = { x: 80, y: 220, zoom: 1 };

/** What a canvas of this size shows at first: the whole graph (`"fit"`), or its beginning near the left edge. */
export function startView(
  graph: Graph,
  { width, height }: { width: number; height: number },
): Viewport | "fit" {
  // On a blank canvas the first step stays where it is dropped.
  if (graph.nodes.length === 0) return blank;
  const bounds = boundsOf(allRects(graph));
  if (width / bounds.width >= readableZoom && height / bounds.height >= readableZoom) return "fit";
  const steps = containerTree(graph)
    .childrenOf(null)
    .filter((node) => !isAnnotation(node))
    .map((node) => rectOf(graph, node.id));
  const first = steps.toSorted((a, b) => a.x - b.x || a.y - b.y)[0] ?? bounds;
  return { x: margin - first.x * zoom, y: verticalStart(bounds, first, height), zoom };
}

/** The beginning in the middle, but no more blank above and below than there has to be. */
function verticalStart(bounds: Rect, first: Rect, height: number): number {
  const centred = (rect: Rect) => height / 2 - (rect.y + rect.height / 2) * zoom;
  if (bounds.height * zoom + 2 * margin <= height) return centred(bounds);
  const highest = margin - bounds.y * zoom;
  const lowest = height - margin - (bounds.y + bounds.height) * zoom;
  return Math.min(highest, Math.max(lowest, centred(first)));
}
