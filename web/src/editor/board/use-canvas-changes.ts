import { type EdgeChange, type NodeChange, type OnNodeDrag, useReactFlow, useStoreApi } from "@xyflow/react";
import { useCallback, useState } from "react";
import type { CardNode } from "../../canvas/flow-nodes.ts";
import type { Wire } from "../../canvas/flow-wires.ts";
import { placementOf } from "../../canvas/placement.ts";
import type { EditorStore } from "../../store/editor-store.ts";
import { useEditorStore } from "../../store/use-editor.ts";
import { useCutNotice } from "../use-cut-notice.ts";
import { drag, dragOver, drop, noGuides } from "./dragging.ts";
import { useBoxedContainers } from "./use-boxed-containers.ts";

/** Takes over what React Flow says of selection and dragging; a drag becomes one edit when it ends. */
export function useCanvasChanges() {
  const store = useEditorStore();
  const flow = useReactFlow();
  const screen = useStoreApi();
  const sayCut = useCutNotice();
  const [guides, setGuides] = useState(noGuides);
  useBoxedContainers();
  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      selectNodes(store, changes, screen.getState().userSelectionActive);
      const drags = changes.filter((change) => change.type === "position");
      if (drags.length === 0) return;
      if (drags.some((change) => change.dragging)) setGuides(drag(store, drags));
      else {
        sayCut(drop(store));
        setGuides(noGuides);
      }
    },
    [store, screen, sayCut],
  );
  const onNodeDrag: OnNodeDrag<CardNode> = useCallback(
    (event, _, nodes) => {
      const at = "touches" in event ? (event as TouchEvent).touches[0] : event;
      if (!at) return;
      const point = flow.screenToFlowPosition({ x: at.clientX, y: at.clientY }, { snapToGrid: false });
      dragOver(
        store,
        nodes.map((node) => node.id),
        point,
      );
    },
    [store, flow],
  );
  const onEdgesChange = useCallback((changes: EdgeChange<Wire>[]) => selectEdges(store, changes), [store]);
  return { onNodesChange, onNodeDrag, onEdgesChange, guides };
}

function selectNodes(store: EditorStore, changes: NodeChange<CardNode>[], isBoxing: boolean) {
  const { graph, selectedNodes, selectedEdges, select } = store.getState();
  const { frames } = placementOf(graph);
  const selections = changes
    .filter((change) => change.type === "select")
    // A box over some of the steps in a container means those; whether it means the container shows when it is drawn.
    .filter(({ id, selected }) => !(isBoxing && selected && frames.has(id)));
  if (selections.length > 0) select(applied(selectedNodes, selections), selectedEdges);
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
