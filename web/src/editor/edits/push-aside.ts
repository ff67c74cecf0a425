import type { Graph, GraphNode, Operation } from "@weft/shared";
import { isAnnotation, overlaps, type Rect, snapped } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { placementOf } from "../../canvas/placement.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";

/**
 * Moves what lies right of and below a block that grew out of its way, all of it by the same length, so that it keeps
 * its order. Nothing moves while nothing is covered, nor for a block that was only moved. `after` is the edit of
 * `before` by itself, `now` what came of it so far.
 */
export function pushAside(before: Graph, after: Graph, now: Graph, id: string): Operation[] {
  const [old, asked, node] = [before, after, now].map((graph) => containerTree(graph).byId.get(id));
  const parent = containerTree(now).parentOf.get(id);
  if (!old || !asked || !node || containerTree(before).parentOf.get(id) !== parent) return [];
  const from = placementOf(before).blockOf(old);
  const to = placementOf(now).blockOf(node);
  // What it grew by to the left and upwards is how far its corner was moved for that.
  const right = to.width - from.width - (asked.position.x - node.position.x);
  const down = to.height - from.height - (asked.position.y - node.position.y);
  const others = neighbours(now, node, parent ?? null);
  return (
    shifted(others, to, (rect) => rect.x >= to.x + to.width - right, right, "x") ??
    shifted(others, to, (rect) => rect.y >= to.y + to.height - down, down, "y") ??
    []
  );
}

function neighbours(graph: Graph, node: GraphNode, containerId: string | null): Other[] {
  const { ownerOf } = undoLanes(graph);
  return containerTree(graph)
    .childrenOf(containerId)
    .filter((other) => other !== node && !ownerOf.has(other.id) && !isAnnotation(other))
    .map((other) => ({ other, rect: placementOf(graph).blockOf(other) }));
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
