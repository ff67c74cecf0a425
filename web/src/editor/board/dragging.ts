/** What a drag on the canvas means while it lasts and when it ends. */
import type { Graph } from "@weft/shared";
import { boundsOf, type Point, type Rect } from "../../canvas/card-geometry.ts";
import { containerTree, insideOf } from "../../canvas/container-tree.ts";
import { containerAt, placementOf } from "../../canvas/placement.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";
import type { EditorStore } from "../../store/editor-store.ts";
import { nothingMoves } from "../../store/selection-slice.ts";
import { alignmentGuides, type Guide } from "../edits/alignment.ts";
import { type DropPlan, dropSteps, planDrop } from "../edits/drop-steps.ts";

/** Above this many cards nobody sees which one a guide belongs to, and finding it would cost frames. */
const mostForGuides = 400;
export const noGuides: Guide[] = [];

/** A card's place as React Flow has it: counted from the corner of what it is drawn in. */
export type Drag = { id: string; position?: Point };

/** Moves cards with the pointer, pulled onto lines they share with others; gives those lines. */
export function drag(store: EditorStore, drags: readonly Drag[]): Guide[] {
  const { graph, moving, setMoving } = store.getState();
  const next = new Map(moving);
  for (const { id, position } of drags) if (position) next.set(id, inDocument(graph, id, position));
  if (graph.nodes.length > mostForGuides) {
    setMoving(next);
    return noGuides;
  }
  const { dx, dy, guides } = guidesFor(graph, next);
  for (const [id, { x, y }] of next) next.set(id, { x: x + dx, y: y + dy });
  setMoving(next);
  return guides;
}

function inDocument(graph: Graph, id: string, { x, y }: Point): Point {
  const { frames } = placementOf(graph);
  const nowhere = { x: 0, y: 0 };
  const own = frames.get(id)?.offset ?? nowhere;
  const around = frames.get(containerTree(graph).parentOf.get(id) ?? "")?.offset ?? nowhere;
  return { x: x - own.x + around.x, y: y - own.y + around.y };
}

function guidesFor(graph: Graph, moving: ReadonlyMap<string, Point>) {
  const { rects } = placementOf(graph);
  const { byId } = containerTree(graph);
  const going = goingAlong(graph, moving.keys());
  const moved = [...moving].flatMap(([id, at]): Rect[] => {
    const [rect, node] = [rects.get(id), byId.get(id)];
    if (!rect || !node) return [];
    return [{ ...rect, x: rect.x + at.x - node.position.x, y: rect.y + at.y - node.position.y }];
  });
  const others = [...rects].flatMap(([id, rect]) => (going.has(id) ? [] : [rect]));
  return alignmentGuides(boundsOf(moved), others);
}

/** Everything that moves when these steps do. */
function goingAlong(graph: Graph, ids: Iterable<string>): Set<string> {
  const all = new Set(ids);
  for (const id of insideOf(graph, all)) all.add(id);
  for (const [id, owner] of undoLanes(graph).ownerOf) if (all.has(owner)) all.add(id);
  return all;
}

/** Looks which container the pointer is over, and what letting go there would do. */
export function dragOver(store: EditorStore, dragged: readonly string[], point: Point): void {
  const { graph, dropPlan, setDropPlan } = store.getState();
  const over = containerAt(graph, point, goingAlong(graph, dragged));
  if (dropPlan?.containerId === over && dropPlan.dragged === dragged.length) return;
  setDropPlan(planDrop(graph, dragged, over));
}

/** Ends a drag as one edit; gives how many wires it cut. */
export function drop(store: EditorStore): number {
  const { graph, moving, dropPlan, setMoving, setDropPlan, edit } = store.getState();
  setDropPlan(null);
  if (moving.size === 0) return 0;
  const plan: DropPlan = dropPlan ?? { containerId: null, moved: [], left: [], problem: null, dragged: 0 };
  const { operations, cut } = dropSteps(graph, moving, plan);
  edit(operations);
  setMoving(nothingMoves);
  return cut.length;
}
