/** The editor of a code step's source; import it lazily. */
import type { Diagnostic, Json } from "@weft/shared";
import { useMemo, useRef } from "react";
import { useEditorStore } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";
import { CodeEditor } from "./CodeEditor.tsx";
import { codeCompletions } from "./code-completions.ts";

export type StepCodeProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  describedBy: string | undefined;
  invalid: boolean;
  findings: readonly Diagnostic[];
  /** What the code was given in the last run, for completion. */
  input: Json | undefined;
};

type Props = StepCodeProps & { large?: boolean; focused?: { readonly current: boolean } };

/** TypeScript whose edits are the graph's: undo and redo are those of the page. */
export function StepCode({ input, large = false, ...editor }: Props) {
  const words = useWords().code.context;
  const store = useEditorStore();
  const data = useRef({ input, words });
  data.current = { input, words };
  const complete = useMemo(() => codeCompletions(() => data.current), []);
  const history = useMemo(
    () => ({ undo: () => store.getState().undo(), redo: () => store.getState().redo() }),
    [store],
  );
  return (
    <CodeEditor
      language="typescript"
      complete={complete}
      history={history}
      className={large ? "is-large" : "is-code"}
      {...editor}
    />
  );
}
