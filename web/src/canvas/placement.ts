/**
 * Where everything is drawn, in coordinates of the canvas. Positions in the document count from the container a step
 * lies in; a container is always drawn around what it holds, whatever its stored size; undo lanes hang under their step.
 */
import { isContainer } from "@weft/codegen";
import type { Graph, GraphNode } from "@weft/shared";
import { boundsOf, cardSize, type Point, type Rect, type Size, snap } from "./card-geometry.ts";
import { containerTree } from "./container-tree.ts";
import { perGraph } from "./per-graph.ts";
import { undoLanes } from "./undo-lanes.ts";

/** A container's header and the room around what it holds, in px. */
export const frameHeader = 40;
export const framePadding = { left: 30, top: 20, right: 30, bottom: 30 };
export const leastFrame: Size = { width: 300, height: 160 };
/** Room between a step and what undoes it, and below the last of them. */
const laneGap = 40;
export const laneEnd = 14;

/** A container as it is drawn. `offset` leads from its position in the document to its corner on the canvas. */
export type Frame = { offset: Point; size: Size; needed: Size };

export type Placement = {
  /** By step, whole containers included. */
  rects: ReadonlyMap<string, Rect>;
  frames: ReadonlyMap<string, Frame>;
  /** The point that positions of a container's children count from; `undefined` for the canvas. */
  originOf: (parentId: string | undefined) => Point;
  /** A step's place in its container with all that hangs under it. */
  blockOf: (node: GraphNode) => Rect;
};

const nowhere: Point = { x: 0, y: 0 };

export const placementOf = perGraph((graph): Placement => {
  const { ordered, byId } = containerTree(graph);
  const { lanes, ownerOf } = undoLanes(graph);
  const frames = new Map<string, Frame>();
  const laneHeight = (id: string) => {
    const members = (lanes.get(id) ?? []).flatMap((member) => byId.get(member) ?? []);
    const end = members.length > 0 ? laneEnd : 0;
    return members.reduce((sum, member) => sum + laneGap + cardSize(member).height, end);
  };
  const localRect = (node: GraphNode): Rect => {
    const frame = frames.get(node.id);
    const { x, y } = node.position;
    return frame
      ? { x: x + frame.offset.x, y: y + frame.offset.y, ...frame.size }
      : { x, y, ...cardSize(node) };
  };
  const blockOf = (node: GraphNode): Rect => {
    const rect = localRect(node);
    return { ...rect, height: rect.height + laneHeight(node.id) };
  };
  const { childrenOf } = containerTree(graph);
  for (const node of ordered.toReversed())
    if (isContainer(node)) {
      const children = childrenOf(node.id).filter((child) => !ownerOf.has(child.id));
      frames.set(node.id, frameAround(node, children.map(blockOf)));
    }
  const { rects, origins } = absoluteRects(graph, localRect);
  return {
    rects,
    frames,
    blockOf,
    originOf: (parentId) => (parentId === undefined ? nowhere : (origins.get(parentId) ?? nowhere)),
  };
});

/** The frame around `content`, which stands in coordinates of the container. It grows to all sides, never below its size. */
function frameAround(node: GraphNode, content: readonly Rect[]): Frame {
  const bounds = boundsOf(content);
  const offset =
    content.length === 0
      ? nowhere
      : {
          x: Math.min(0, bounds.x - framePadding.left),
          y: Math.min(0, bounds.y - framePadding.top - frameHeader),
        };
  const needed = {
    width: onGrid(Math.max(leastFrame.width, bounds.x + bounds.width + framePadding.right - offset.x)),
    height: onGrid(Math.max(leastFrame.height, bounds.y + bounds.height + framePadding.bottom - offset.y)),
  };
  const size = {
    width: Math.max(needed.width, storedLength(node.width) - offset.x),
    height: Math.max(needed.height, storedLength(node.height) - offset.y),
  };
  return { offset, size, needed };
}

/** The nearest place at which a container has not to grow to the left or upwards. */
export const withinFrame = ({ x, y }: Point): Point => ({
  x: Math.max(x, framePadding.left),
  y: Math.max(y, frameHeader + framePadding.top),
});

const onGrid = (length: number): number => Math.ceil(length / snap) * snap;

/** A draft may hold anything there. */
export const storedLength = (value: unknown): number =>
  typeof value === "number" && Number.isFinite(value) ? value : 0;

function absoluteRects(graph: Graph, localRect: (node: GraphNode) => Rect) {
  const { ordered, parentOf, byId } = containerTree(graph);
  const { lanes, ownerOf } = undoLanes(graph);
  const rects = new Map<string, Rect>();
  const origins = new Map<string, Point>();
  for (const node of ordered) {
    if (ownerOf.has(node.id)) continue;
    const parent = parentOf.get(node.id);
    const origin = parent === undefined ? nowhere : (origins.get(parent) ?? nowhere);
    const local = localRect(node);
    origins.set(node.id, { x: origin.x + node.position.x, y: origin.y + node.position.y });
    rects.set(node.id, { ...local, x: origin.x + local.x, y: origin.y + local.y });
  }
  for (const [owner, members] of lanes) {
    let above = rects.get(owner);
    for (const member of members) {
      const node = byId.get(member);
      if (!above || !node) break;
      above = { x: above.x, y: above.y + above.height + laneGap, ...cardSize(node) };
      rects.set(member, above);
    }
  }
  return { rects, origins };
}

/** Where a step is drawn. */
export function rectOf(graph: Graph, id: string): Rect {
  return placementOf(graph).rects.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** Everything that is drawn, for what has to do with the whole picture. */
export const allRects = (graph: Graph): Rect[] => [...placementOf(graph).rects.values()];

/** The innermost container under a point of the canvas, leaving out `ignored`. */
export function containerAt(graph: Graph, point: Point, ignored: ReadonlySet<string>): string | null {
  const { ordered, depthOf } = containerTree(graph);
  const { rects, frames } = placementOf(graph);
  let found: string | null = null;
  for (const { id } of ordered) {
    const rect = frames.has(id) && !ignored.has(id) ? rects.get(id) : undefined;
    if (rect && contains(rect, point) && (found === null || depthOf(id) >= depthOf(found))) found = id;
  }
  return found;
}

export const contains = (rect: Rect, { x, y }: Point): boolean =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
