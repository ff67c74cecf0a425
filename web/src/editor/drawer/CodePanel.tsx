import "../code/code.css";
import { lazy, Suspense, useMemo } from "react";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";

const CodeEditor = lazy(async () => ({ default: (await import("../code/CodeEditor.tsx")).CodeEditor }));

/** The generated module. The selected step's lines stand out; a click on a line selects its step. */
export function CodePanel() {
  const words = useWords().editor.drawer;
  const store = useEditorStore();
  const compiled = useEditor((state) => state.compiled);
  const anchor = useEditor((state) => state.anchor);
  const marked = useMemo(
    () => (anchor === null ? null : (compiled?.lines[anchor] ?? null)),
    [compiled, anchor],
  );
  const source = compiled?.modules?.[compiled.mainModule];
  if (!compiled) return null;
  if (source === undefined) return <p className="py-8 text-center text-ink-3">{words.noCode}</p>;
  const selectLine = (line: number) => {
    const found = Object.entries(compiled.lines).find(([, { start, end }]) => start <= line && line <= end);
    if (found && found[0] !== store.getState().anchor) store.getState().reveal(found[0]);
  };
  return (
    <Suspense fallback={<pre className="p-3 font-mono text-sm text-ink-2">{source}</pre>}>
      <CodeEditor
        language="javascript"
        label={words.code}
        value={source}
        readOnly
        marked={marked}
        onLine={selectLine}
      />
    </Suspense>
  );
}
