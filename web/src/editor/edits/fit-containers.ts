/**
 * What has to follow an edit so that the document says what is drawn: containers as large as what they hold, nothing
 * covered by one that grew, and undo lanes under their step. A container somebody made larger keeps its size until its
 * content needs more; any other also shrinks.
 */
import { applyOperations, equalJson, type Graph, type GraphNode, type Operation } from "@weft/shared";
import type { Point, Size } from "../../canvas/card-geometry.ts";
import { containersAround, containerTree } from "../../canvas/container-tree.ts";
import { placementOf, storedLength } from "../../canvas/placement.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";
import { pushAside } from "./push-aside.ts";

/** The operations that lead from `after`, an edit of `before`, to the graph as it is to be kept. */
export function fitContainers(before: Graph, after: Graph): Operation[] {
  const touched = touchedBlocks(before, after);
  if (touched.size === 0) return [];
  let now = after;
  const operations: Operation[] = [];
  const add = (more: readonly Operation[]) => {
    if (more.length === 0) return;
    operations.push(...more);
    now = applyOperations(now, more);
  };
  for (const { id } of containerTree(after).ordered.toReversed()) {
    if (!touched.has(id)) continue;
    if (placementOf(now).frames.has(id)) add(fit(before, after, now, id));
    add(pushAside(before, after, now, id));
  }
  add(hangLanes(now, touched));
  return operations;
}

/** Containers whose content may need another room, and steps whose lane changed. */
function touchedBlocks(before: Graph, after: Graph): Set<string> {
  const touched = new Set<string>();
  const [old, now] = [containerTree(before), containerTree(after)];
  const touch = (graph: Graph, id: string) => {
    for (const container of containersAround(graph, id)) touched.add(container);
    const owner = undoLanes(graph).ownerOf.get(id) ?? (undoLanes(graph).lanes.has(id) ? id : undefined);
    if (owner !== undefined) touched.add(owner);
  };
  for (const [id, node] of now.byId) {
    if (old.byId.get(id) === node) continue;
    touch(after, id);
    if (old.byId.has(id)) touch(before, id);
    if (placementOf(after).frames.has(id)) touched.add(id);
  }
  for (const id of old.byId.keys()) if (!now.byId.has(id)) touch(before, id);
  const [lanesBefore, lanesNow] = [undoLanes(before).lanes, undoLanes(after).lanes];
  for (const owner of new Set([...lanesBefore.keys(), ...lanesNow.keys()]))
    if (!equalJson([...(lanesBefore.get(owner) ?? [])], [...(lanesNow.get(owner) ?? [])])) {
      touch(after, owner);
      touched.add(owner);
    }
  return touched;
}

function fit(before: Graph, after: Graph, now: Graph, id: string): Operation[] {
  const frame = placementOf(now).frames.get(id);
  const node = containerTree(now).byId.get(id);
  if (!frame || !node) return [];
  const asked = containerTree(after).byId.get(id);
  const old = containerTree(before).byId.get(id);
  const oldFrame = placementOf(before).frames.get(id);
  const isAsBefore =
    old &&
    oldFrame &&
    old.width === asked?.width &&
    old.height === asked?.height &&
    equalJson(oldFrame.needed, frame.needed) &&
    frame.offset.x === 0 &&
    frame.offset.y === 0;
  if (isAsBefore) return [];
  const length = (side: keyof Size): number => {
    const resized = old && old[side] !== asked?.[side];
    const automatic = old && storedLength(old[side]) <= (oldFrame?.needed[side] ?? 0);
    return automatic && !resized ? frame.needed[side] : frame.size[side];
  };
  return [
    ...(["width", "height"] as const).flatMap((side): Operation[] =>
      node[side] === length(side) ? [] : [{ op: "setNode", id, path: [side], value: length(side) }],
    ),
    ...shiftContent(now, node, frame.offset),
  ];
}

/** Moves a container's corner by `offset` while what it holds stays where it is. */
function shiftContent(graph: Graph, container: GraphNode, { x, y }: Point): Operation[] {
  if (x === 0 && y === 0) return [];
  const move = (node: GraphNode, dx: number, dy: number): Operation => ({
    op: "setNode",
    id: node.id,
    path: ["position"],
    value: { x: node.position.x + dx, y: node.position.y + dy },
  });
  const children = containerTree(graph).childrenOf(container.id);
  return [move(container, x, y), ...children.map((child) => move(child, -x, -y))];
}

/** Writes down where the steps of undo lanes are drawn. */
function hangLanes(graph: Graph, owners: ReadonlySet<string>): Operation[] {
  const { rects, originOf } = placementOf(graph);
  const { byId, parentOf } = containerTree(graph);
  return [...undoLanes(graph).lanes].flatMap(([owner, members]) =>
    !owners.has(owner)
      ? []
      : members.flatMap((id): Operation[] => {
          const [node, rect] = [byId.get(id), rects.get(id)];
          if (!node || !rect) return [];
          const origin = originOf(parentOf.get(id));
          const value = { x: rect.x - origin.x, y: rect.y - origin.y };
          return equalJson(value, node.position) ? [] : [{ op: "setNode", id, path: ["position"], value }];
        }),
  );
}
