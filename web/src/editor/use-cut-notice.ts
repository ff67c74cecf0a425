import { useCallback } from "react";
import { useEditorStore } from "../store/use-editor.ts";
import { toast } from "../ui/toasts.ts";
import { useWords } from "../words/use-words.ts";

/** Says that an edit just made cut wires, with the way back, as long as nothing else was done since. */
export function useCutNotice(): (wires: number) => void {
  const store = useEditorStore();
  const words = useWords().editor;
  return useCallback(
    (wires) => {
      if (wires === 0) return;
      const made = store.getState().history.past.at(-1);
      toast.offer(words.containers.cut(wires), {
        label: words.bar.undo,
        run: () => {
          if (store.getState().history.past.at(-1) === made) store.getState().undo();
        },
      });
    },
    [store, words],
  );
}
