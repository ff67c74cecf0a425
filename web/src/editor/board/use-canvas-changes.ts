import type { EdgeChange, NodeChange } from "@xyflow/react";
import { useCallback, useState } from "react";
import { boundsOf, cardRect, type Point } from "../../canvas/card-geometry.ts";
import type { CardNode, Wire } from "../../canvas/flow-nodes.ts";
import type { EditorStore } from "../../store/editor-store.ts";
import { nothingMoves } from "../../store/selection-slice.ts";
import { useEditorStore } from "../../store/use-editor.ts";
import { alignmentGuides, type Guide } from "../edits/alignment.ts";
import { moveSteps } from "../edits/layout.ts";

/** Above this many cards nobody sees which one a guide belongs to, and finding it would cost frames. */
const mostForGuides = 400;
const noGuides: Guide[] = [];

/** Takes over what React Flow says of selection and dragging; a drag becomes one edit when it ends. */
export function useCanvasChanges() {
  const store = useEditorStore();
  const [guides, setGuides] = useState<Guide[]>(noGuides);
  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      selectNodes(store, changes);
      const drags = changes.filter((change) => change.type === "position");
      if (drags.length === 0) return;
      if (drags.some((change) => change.dragging)) setGuides(drag(store, drags));
      else {
        drop(store);
        setGuides(noGuides);
      }
    },
    [store],
  );
  const onEdgesChange = useCallback((changes: EdgeChange<Wire>[]) => selectEdges(store, changes), [store]);
  return { onNodesChange, onEdgesChange, guides };
}

function selectNodes(store: EditorStore, changes: NodeChange<CardNode>[]) {
  const selections = changes.filter((change) => change.type === "select");
  if (selections.length === 0) return;
  const { selectedNodes, selectedEdges, select } = store.getState();
  select(applied(selectedNodes, selections), selectedEdges);
}

function selectEdges(store: EditorStore, changes: EdgeChange<Wire>[]) {
  const selections = changes.filter((change) => change.type === "select");
  if (selections.length === 0) return;
  const { selectedNodes, selectedEdges, select } = store.getState();
  select(selectedNodes, applied(selectedEdges, selections));
}

function applied(selected: ReadonlySet<string>, changes: { id: string; selected: boolean }[]): Set<string> {
  const next = new Set(selected);
  for (const change of changes) {
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  return next;
}

type Drag = { id: string; position?: Point };

/** Moves cards with the pointer, pulled onto lines they share with others; gives those lines. */
function drag(store: EditorStore, drags: Drag[]): Guide[] {
  const { graph, moving, setMoving } = store.getState();
  const next = new Map(moving);
  for (const { id, position } of drags) if (position) next.set(id, position);
  if (graph.nodes.length > mostForGuides) {
    setMoving(next);
    return noGuides;
  }
  const moved = graph.nodes.filter((node) => next.has(node.id));
  const bounds = boundsOf(moved.map((node) => ({ ...cardRect(node), ...next.get(node.id) })));
  const others = graph.nodes.filter((node) => !next.has(node.id)).map(cardRect);
  const { dx, dy, guides } = alignmentGuides(bounds, others);
  for (const [id, { x, y }] of next) next.set(id, { x: x + dx, y: y + dy });
  setMoving(next);
  return guides;
}

function drop(store: EditorStore) {
  const { graph, moving, setMoving, edit } = store.getState();
  if (moving.size === 0) return;
  edit(moveSteps(graph, moving));
  setMoving(nothingMoves);
}
