import { type Diagnostic as Lint, lintKeymap, setDiagnostics } from "@codemirror/lint";
import type { EditorState, TransactionSpec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import type { Diagnostic } from "@weft/shared";

/** Underlines what findings with a place point at; hovering says what is wrong, F8 goes from one to the next. */
export const showFindings = (state: EditorState, findings: readonly Diagnostic[]): TransactionSpec =>
  setDiagnostics(
    state,
    findings.flatMap(({ start, end, severity, message }): Lint[] => {
      if (start === undefined || end === undefined) return [];
      const { length } = state.doc;
      // A place at the very end, such as a missing bracket, still has to be seen.
      const from = Math.min(start, Math.max(0, length - 1));
      return [{ from, to: Math.min(Math.max(end, from + 1), length), severity, message: plain(message) }];
    }),
  );

/** Messages mark code with backticks, which a tooltip would show as they are. */
const plain = (message: string): string => message.replaceAll("`", "");

export const findingsLook = [
  keymap.of(lintKeymap),
  EditorView.theme({
    ".cm-lintRange": { backgroundImage: "none", paddingBottom: "0" },
    ".cm-lintRange-error": {
      textDecoration: "underline wavy var(--errored) 1px",
      textUnderlineOffset: "3px",
      textDecorationSkipInk: "none",
    },
    ".cm-lintRange-warning": {
      textDecoration: "underline wavy var(--waiting) 1px",
      textUnderlineOffset: "3px",
      textDecorationSkipInk: "none",
    },
    ".cm-lintRange-active": { backgroundColor: "transparent" },
    ".cm-diagnostic": { padding: "4px 8px", borderLeft: "none", fontFamily: "var(--font-sans)" },
    ".cm-diagnostic-error": { borderLeft: "none", color: "var(--errored)" },
    ".cm-diagnostic-warning": { borderLeft: "none", color: "var(--waiting)" },
    ".cm-tooltip-lint": { maxWidth: "320px" },
  }),
];
