import type { Diagnostic } from "@weft/shared";
import { useMemo } from "react";
import { allProblems } from "../store/check-slice.ts";
import { useEditor } from "../store/use-editor.ts";
import { useWords } from "../words/use-words.ts";

/** Everything that is wrong with the draft, also what has been typed and cannot be read yet. */
export function useProblems(): Diagnostic[] {
  const compiled = useEditor((state) => state.compiled);
  const unread = useEditor((state) => state.unread);
  const { unreadText } = useWords().editor.form;
  return useMemo(() => allProblems(compiled, unread, unreadText), [compiled, unread, unreadText]);
}
