import type { Graph, GraphNode, Operation } from "@weft/shared";
import { isAnnotation, overlaps, type Rect, snapped } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { placementOf } from "../../canvas/placement.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";

/**
 * Moves what lies right of and below a block that grew out of its way, all of it by the same length, so that it keeps
 * its order. Nothing moves while nothing is covered.
 */
export function pushAside(before: Graph, now: Graph, id: string): Operation[] {
  const [old, node] = [containerTree(before).byId.get(id), containerTree(now).byId.get(id)];
  const parent = containerTree(now).parentOf.get(id);
  if (!old || !node || containerTree(before).parentOf.get(id) !== parent) return [];
  const from = placementOf(before).blockOf(old);
  const to = placementOf(now).blockOf(node);
  const { ownerOf } = undoLanes(now);
  const others = containerTree(now)
    .childrenOf(parent ?? null)
    .filter((other) => other !== node && !ownerOf.has(other.id) && !isAnnotation(other))
    .map((other) => ({ other, rect: placementOf(now).blockOf(other) }));
  const right = to.x + to.width - (from.x + from.width);
  const down = to.y + to.height - (from.y + from.height);
  return (
    shifted(others, to, (rect) => rect.x >= from.x + from.width, right, "x") ??
    shifted(others, to, (rect) => rect.y >= from.y + from.height, down, "y") ??
    []
  );
}

/** Left between what grew and what it pushes. */
const room = 30;

type Other = { other: GraphNode; rect: Rect };

function shifted(
  others: readonly Other[],
  block: Rect,
  isBeyond: (rect: Rect) => boolean,
  by: number,
  axis: "x" | "y",
): Operation[] | null {
  const beyond = others.filter(({ rect }) => isBeyond(rect));
  const claimed = { ...block, width: block.width + room, height: block.height + room };
  if (by <= 0 || !beyond.some(({ rect }) => overlaps(rect, claimed))) return null;
  return beyond.map(({ other }) => ({
    op: "setNode",
    id: other.id,
    path: ["position"],
    value: snapped({ ...other.position, [axis]: other.position[axis] + by }),
  }));
}
