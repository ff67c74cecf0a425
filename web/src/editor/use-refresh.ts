import { diffGraphs } from "@weft/shared";
import { useEffect } from "react";
import { api } from "../api/client.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { readableGraph } from "../store/readable-graph.ts";
import { useEditorStore } from "../store/use-editor.ts";
import { toast } from "../ui/toasts.ts";
import { useWords } from "../words/use-words.ts";

/** Takes over what another tab or person saved meanwhile when one comes back to this one, if nothing is unsaved here. */
export function useRefresh() {
  const store = useEditorStore();
  const words = useWords().editor.save;
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible")
        void refresh(store).then((changed) => changed && toast.show(words.refreshed));
    };
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [store, words]);
}

/** Whether there was something newer. An answer that does not come is no matter: the next save will tell. */
async function refresh(store: EditorStore): Promise<boolean> {
  const { workflowId, autosave } = store.getState();
  if (autosave.status !== "saved") return false;
  const workflow = await api.getWorkflow(workflowId).catch(() => null);
  const now = store.getState();
  if (!workflow || now.autosave.status !== "saved" || workflow.draft.revision <= now.autosave.revision)
    return false;
  if (workflow.liveVersion !== null) now.setLiveVersion(workflow.liveVersion);
  now.takeOver(diffGraphs(now.graph, readableGraph(workflow.draft.graph)), workflow.draft.revision);
  return true;
}
