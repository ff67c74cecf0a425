import { useMemo } from "react";
import type { CanvasActions } from "../../canvas/canvas-actions.ts";
import { nothingSizes } from "../../store/selection-slice.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";

/** What cards and wires may do in the editor. */
export function useBoardActions(): CanvasActions {
  const store = useEditorStore();
  const renaming = useEditor((state) => state.renaming);
  return useMemo(
    (): CanvasActions => ({
      renaming,
      rename: (id, name) =>
        store
          .getState()
          .edit([{ op: "setNode", id, path: ["data", "name"], value: name }], { merge: `name ${id}` }),
      endRename: () => {
        store.getState().setRenaming(null);
        store.getState().endEdit();
      },
      insert: (edgeId, at) => store.getState().setFloatingPalette({ at, place: { type: "wire", edgeId } }),
      editNote: (id, text) =>
        store.getState().edit([{ op: "setNode", id, path: ["data", "params", "text"], value: text }], {
          merge: `text ${id}`,
        }),
      resize: (id, { width, height }, done) => {
        const { setSizing, edit } = store.getState();
        if (!done) return setSizing(new Map([[id, { width, height }]]));
        edit([
          { op: "setNode", id, path: ["width"], value: Math.round(width) },
          { op: "setNode", id, path: ["height"], value: Math.round(height) },
        ]);
        setSizing(nothingSizes);
      },
      addInside: (nodeId, at) =>
        store.getState().setFloatingPalette({ at, place: { type: "inside", nodeId } }),
    }),
    [store, renaming],
  );
}
