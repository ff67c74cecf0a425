import { useEffect } from "react";
import type { EditorState } from "../store/editor-store.ts";
import { useEditorStore } from "../store/use-editor.ts";
import { outlivesPage } from "./ports.ts";

/** Whether leaving now could lose edits: they cannot be saved, or are too large for a request that outlives the page. */
function mayBeLost({ autosave, graph }: EditorState): boolean {
  if (autosave.status === "saved") return false;
  return autosave.status === "conflict" || autosave.problem !== null || !outlivesPage(graph);
}

/** Saves at once when the page is hidden or left, so that nobody loses the last second of work. */
export function useFlushOnLeave() {
  const store = useEditorStore();
  useEffect(() => {
    const flush = (last: boolean) => {
      if (store.getState().autosave.status === "unsaved") void store.getState().saveNow({ last });
    };
    const onBlur = () => flush(false);
    const onHide = () => flush(true);
    const onVisibility = () => document.visibilityState === "hidden" && flush(true);
    const onOnline = () => flush(false);
    const onUnload = (event: BeforeUnloadEvent) => {
      flush(true);
      if (mayBeLost(store.getState())) event.preventDefault();
    };
    window.addEventListener("blur", onBlur);
    window.addEventListener("online", onOnline);
    window.addEventListener("pagehide", onHide);
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      window.removeEventListener("blur", onBlur);
      window.removeEventListener("online", onOnline);
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("visibilitychange", onVisibility);
      flush(true);
    };
  }, [store]);
}
