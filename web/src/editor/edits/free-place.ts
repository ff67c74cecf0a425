import type { Graph } from "@weft/shared";
import { gap, isAnnotation, overlaps, type Point, type Rect, snapped } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { placementOf } from "../../canvas/placement.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";

/** The nearest corner at or below `wanted` where a block of that size covers no other in the same container. */
export function freeCorner(graph: Graph, wanted: Rect, containerId: string | null): Point {
  const { ownerOf } = undoLanes(graph);
  const blocks = containerTree(graph)
    .childrenOf(containerId)
    .filter((node) => !isAnnotation(node) && !ownerOf.has(node.id))
    .map(placementOf(graph).blockOf);
  const place: Rect = { ...snapped(wanted), width: wanted.width, height: wanted.height };
  const covers = (block: Rect) => overlaps({ ...place, height: place.height + gap.y / 2 }, block);
  for (let other = blocks.find(covers); other; other = blocks.find(covers))
    place.y = snapped({ x: 0, y: other.y + other.height + gap.y + 10 }).y;
  return { x: place.x, y: place.y };
}
