/** CodeMirror behind one component; import it lazily. */
import type { CompletionSource } from "@codemirror/autocomplete";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Diagnostic } from "@weft/shared";
import clsx from "clsx";
import { type RefObject, useEffect, useRef } from "react";
import { showFindings } from "./code-findings.ts";
import { baseExtensions, type CodeLanguage, type OuterHistory, typingExtensions } from "./extensions.ts";
import { type LineRange, setMarkedLines } from "./marked-lines.ts";
import { replaceText } from "./replace-text.ts";

type Props = {
  language: CodeLanguage;
  label: string;
  value: string;
  onChange?: (text: string) => void;
  onBlur?: () => void;
  describedBy?: string | undefined;
  invalid?: boolean;
  readOnly?: boolean;
  complete?: readonly CompletionSource[];
  /** What is wrong, by offsets in `value`. */
  findings?: readonly Diagnostic[];
  /** For code: undo and redo of the page around, which then has its edits. */
  history?: OuterHistory;
  /** Lines to stand out and be scrolled to, from 1. */
  marked?: LineRange | null;
  /** A line was clicked, from 1. */
  onLine?: (line: number) => void;
  /** Whether to take the focus when it appears, at the end of the text. */
  focused?: { readonly current: boolean };
  className?: string;
};

const fromOutside = Annotation.define<boolean>();
const nothing: readonly Diagnostic[] = [];

/** An editor for code or JSON. Changes of `value` from outside replace what differs; the caret stays where it can. */
export function CodeEditor(props: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useView(host, props);
  const { value, invalid = false, readOnly = false, findings = nothing, marked = null, className } = props;

  useEffect(() => {
    const { current } = view;
    if (!current) return;
    const now = current.state.doc.toString();
    if (now === value) return;
    current.dispatch({ changes: replaceText(now, value), annotations: fromOutside.of(true) });
  }, [view, value]);

  useEffect(() => {
    const { current } = view;
    if (current && !readOnly) current.dispatch(showFindings(current.state, findings));
  }, [view, findings, readOnly]);

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
  }, [view, marked]);

  return (
    <div
      ref={host}
      className={clsx("code-editor", invalid && "is-invalid", readOnly && "is-read-only", className)}
    />
  );
}

/** The view itself, made once per language; what it calls is always the latest of `props`. */
function useView(host: RefObject<HTMLDivElement | null>, props: Props) {
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const attributes = useRef(new Compartment());
  const { language, label, describedBy, invalid = false, readOnly = false } = props;

  useEffect(() => {
    if (!host.current) return;
    const typing = typingExtensions(language, completionsOf(latest), () => latest.current.history);
    const created = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          ...baseExtensions(language, readOnly),
          attributes.current.of([]),
          ...(readOnly ? [] : typing),
          ...events(latest),
        ],
      }),
    });
    view.current = created;
    if (latest.current.focused?.current) {
      created.dispatch({ selection: { anchor: created.state.doc.length } });
      created.focus();
    }
    return () => created.destroy();
  }, [host, language, readOnly]);

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
  return view;
}

/** Each source of the latest props, asked in order until one has something. */
const completionsOf = (latest: { readonly current: Props }): CompletionSource[] => [
  async (context) => {
    for (const source of latest.current.complete ?? []) {
      const found = await source(context);
      if (found) return found;
    }
    return null;
  },
];

const events = (latest: { readonly current: Props }) => [
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
];
