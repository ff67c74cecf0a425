import { kindOf, type NodeKind } from "@weft/codegen";
import { useReactFlow } from "@xyflow/react";
import { type DragEvent, useCallback } from "react";
import { containerAt } from "../../canvas/placement.ts";
import type { EditorStore } from "../../store/editor-store.ts";
import { useEditorStore } from "../../store/use-editor.ts";
import { sizeOf } from "../edits/add-step.ts";
import { newStepProblem } from "../edits/move-into.ts";
import { draggedKind } from "../palette/dragged-kind.ts";
import { centredAt, placeStep } from "../place-step.ts";

/** What a dragged palette entry carries. */
export const kindMime = "application/x-weft-kind";

/** Steps dragged from the palette: onto the canvas, into a container, or onto a wire to go into it. */
export function useDropping() {
  const store = useEditorStore();
  const flow = useReactFlow();
  const onDragOver = useCallback(
    (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(kindMime)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      const kind = draggedKind();
      const at = { x: event.clientX, y: event.clientY };
      if (kind) showTarget(store, kind, flow.screenToFlowPosition(at, { snapToGrid: false }));
    },
    [store, flow],
  );
  const onDragLeave = useCallback(
    (event: DragEvent) => {
      const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
      if (!inside) store.getState().setDropPlan(null);
    },
    [store],
  );
  const onDrop = useCallback(
    (event: DragEvent) => {
      store.getState().setDropPlan(null);
      const kind = kindOf(event.dataTransfer.getData(kindMime));
      if (!kind) return;
      event.preventDefault();
      const wire = (event.target as Element).closest<SVGElement>("[data-edge-id]")?.dataset.edgeId;
      const pointer = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const position = centredAt(pointer, sizeOf(kind));
      placeStep(
        store,
        kind,
        wire === undefined ? { type: "dropped", position } : { type: "wire", edgeId: wire },
      );
    },
    [store, flow],
  );
  return { onDragOver, onDragLeave, onDrop };
}

/** Shows which container would take a new step in, or that it cannot. */
function showTarget(store: EditorStore, kind: NodeKind, point: { x: number; y: number }) {
  const { graph, dropPlan, setDropPlan } = store.getState();
  const containerId = containerAt(graph, point, new Set());
  if ((dropPlan?.containerId ?? null) === containerId) return;
  const problem = newStepProblem(graph, kind, containerId);
  setDropPlan(
    containerId === null
      ? null
      : { containerId, moved: problem === null ? [kind.type] : [], left: [], problem, dragged: 1 },
  );
}
