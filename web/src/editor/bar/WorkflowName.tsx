import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { api } from "../../api/client.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { toast } from "../../ui/toasts.ts";
import { useWords } from "../../words/use-words.ts";

/** The workflow's name as a heading that can be written in. It is no part of the draft: it applies at once. */
export function WorkflowName() {
  const words = useWords().editor;
  const store = useEditorStore();
  const queries = useQueryClient();
  const name = useEditor((state) => state.name);
  const [text, setText] = useState<string | null>(null);

  async function commit() {
    const next = text?.trim();
    setText(null);
    if (!next || next === name) return;
    store.getState().setName(next);
    try {
      await api.patchWorkflow(store.getState().workflowId, { name: next });
      await queries.invalidateQueries({ queryKey: ["workflows"] });
    } catch (error) {
      store.getState().setName(name);
      toast.error(words.nameRefused, error instanceof Error ? error.message : String(error));
    }
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") setText(null);
    if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
  };
  return (
    <h1 className="-ml-1.5 flex min-w-24 max-w-105 shrink">
      <input
        aria-label={words.name}
        value={text ?? name}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void commit()}
        onKeyDown={keys}
        className="min-w-0 max-w-full truncate rounded-sm border border-transparent bg-transparent px-1.5 text-lg font-semibold outline-none [field-sizing:content] hover:border-line focus:border-accent"
      />
    </h1>
  );
}
