import { kindOf } from "@weft/codegen";
import { useReactFlow } from "@xyflow/react";
import { type DragEvent, useCallback } from "react";
import { useEditorStore } from "../../store/use-editor.ts";
import { centredAt, placeStep } from "../place-step.ts";

/** What a dragged palette entry carries. */
export const kindMime = "application/x-weft-kind";

/** Steps dragged from the palette: onto the canvas, or onto a wire to go into it. */
export function useDropping() {
  const store = useEditorStore();
  const flow = useReactFlow();
  const onDragOver = useCallback((event: DragEvent) => {
    if (!event.dataTransfer.types.includes(kindMime)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  }, []);
  const onDrop = useCallback(
    (event: DragEvent) => {
      const kind = kindOf(event.dataTransfer.getData(kindMime));
      if (!kind) return;
      event.preventDefault();
      const wire = (event.target as Element).closest<SVGElement>("[data-edge-id]")?.dataset.edgeId;
      const position = centredAt(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
      placeStep(
        store,
        kind,
        wire === undefined ? { type: "dropped", position } : { type: "wire", edgeId: wire },
      );
    },
    [store, flow],
  );
  return { onDragOver, onDrop };
}
