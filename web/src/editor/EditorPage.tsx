import { useQuery } from "@tanstack/react-query";
import type { Workflow } from "@weft/shared";
import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useState } from "react";
import { workflowQuery } from "../api/queries.ts";
import { useTitle } from "../app/use-title.ts";
import { createEditorStore } from "../store/editor-store.ts";
import { EditorStoreContext, useEditor } from "../store/use-editor.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { useWords } from "../words/use-words.ts";
import { Editor } from "./Editor.tsx";
import { EditorSkeleton } from "./EditorSkeleton.tsx";
import { editorPorts } from "./ports.ts";
import { useFlushOnLeave } from "./use-flush-on-leave.ts";

/** A workflow's draft on its canvas. */
export function EditorPage({ workflowId }: { workflowId: string }) {
  // The draft is read once per visit: from then on the editor's store is what is true.
  const { data, error, refetch } = useQuery({
    ...workflowQuery(workflowId),
    queryKey: ["workflow", workflowId, "draft"],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data) return <LoadedEditor workflow={data} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <EditorSkeleton />;
}

function LoadedEditor({ workflow }: { workflow: Workflow }) {
  const [store] = useState(() => createEditorStore(workflow, editorPorts(workflow.id)));
  useEffect(() => () => store.getState().hideRun(), [store]);
  return (
    <EditorStoreContext value={store}>
      <ReactFlowProvider>
        <Title />
        <Editor />
      </ReactFlowProvider>
    </EditorStoreContext>
  );
}

function Title() {
  const words = useWords().editor;
  useTitle(useEditor((state) => state.name) || words.untitled);
  useFlushOnLeave();
  return null;
}
