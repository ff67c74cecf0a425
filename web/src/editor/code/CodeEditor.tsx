/** CodeMirror behind one component; import it lazily. */
import { autocompletion, type CompletionContext, closeBrackets } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import type { Completions } from "@weft/codegen";
import { useEffect, useRef } from "react";
import { colours, look } from "./code-theme.ts";
import { type LineRange, markedLines, setMarkedLines } from "./marked-lines.ts";

export type CodeCompletions = (text: string, offset: number) => Completions | null;

type Props = {
  language: "json" | "javascript";
  label: string;
  value: string;
  onChange?: (text: string) => void;
  onBlur?: () => void;
  describedBy?: string | undefined;
  invalid?: boolean;
  readOnly?: boolean;
  complete?: CodeCompletions;
  /** Lines to stand out and be scrolled to, from 1. */
  marked?: LineRange | null;
  /** A line was clicked, from 1. */
  onLine?: (line: number) => void;
  /** Whether to take the focus when it appears, at the end of the text. */
  focused?: { readonly current: boolean };
};

const fromOutside = Annotation.define<boolean>();

/** An editor for code or JSON. Changes of `value` from outside replace the text; the caret stays where it can. */
export function CodeEditor(props: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const attributes = useRef(new Compartment());
  const { value, label, describedBy, invalid = false, readOnly = false, language, marked = null } = props;

  useEffect(() => {
    if (!host.current) return;
    const created = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [...base(language, readOnly), attributes.current.of([]), ...events(latest)],
      }),
    });
    view.current = created;
    if (latest.current.focused?.current) {
      created.dispatch({ selection: { anchor: created.state.doc.length } });
      created.focus();
    }
    return () => created.destroy();
  }, [language, readOnly]);

  useEffect(() => {
    const names = {
      "aria-label": label,
      ...(describedBy ? { "aria-describedby": describedBy } : {}),
      "aria-invalid": String(invalid),
    };
    view.current?.dispatch({
      effects: attributes.current.reconfigure(EditorView.contentAttributes.of(names)),
    });
  }, [label, describedBy, invalid]);

  useEffect(() => {
    const { current } = view;
    if (!current || current.state.doc.toString() === value) return;
    current.dispatch({
      changes: { from: 0, to: current.state.doc.length, insert: value },
      annotations: fromOutside.of(true),
    });
  }, [value]);

  useEffect(() => {
    const { current } = view;
    if (!current) return;
    const line =
      marked && marked.start <= current.state.doc.lines ? current.state.doc.line(marked.start) : null;
    current.dispatch({
      effects: [
        setMarkedLines.of(marked),
        ...(line ? [EditorView.scrollIntoView(line.from, { y: "start", yMargin: 24 })] : []),
      ],
    });
  }, [marked]);

  return (
    <div
      ref={host}
      className={`code-editor${invalid ? " is-invalid" : ""}${readOnly ? " is-read-only" : ""}`}
    />
  );
}

const base = (language: Props["language"], readOnly: boolean): Extension[] => [
  look,
  syntaxHighlighting(colours),
  highlightSpecialChars(),
  language === "json" ? json() : javascript({ typescript: true }),
  EditorState.tabSize.of(2),
  EditorView.lineWrapping,
  markedLines,
  ...(readOnly
    ? [EditorState.readOnly.of(true), lineNumbers(), foldGutter()]
    : [
        history(),
        closeBrackets(),
        bracketMatching(),
        indentOnInput(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
      ]),
];

const events = (latest: { current: Props }): Extension[] => [
  EditorView.updateListener.of((update) => {
    if (!update.docChanged || update.transactions.some((each) => each.annotation(fromOutside))) return;
    latest.current.onChange?.(update.state.doc.toString());
  }),
  EditorView.domEventHandlers({
    blur: () => latest.current.onBlur?.(),
    mouseup: (event, view) => {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at !== null) latest.current.onLine?.(view.state.doc.lineAt(at).number);
    },
  }),
  autocompletion({
    override: [
      (context: CompletionContext) => {
        const found = latest.current.complete?.(context.state.doc.toString(), context.pos);
        if (!found) return null;
        return {
          from: found.from,
          to: found.to,
          options: found.options.map(({ label, detail, info, insert }) => ({
            label,
            detail,
            info,
            apply: insert,
          })),
        };
      },
    ],
  }),
];
