import {
  autocompletion,
  type CompletionSource,
  closeBrackets,
  closeBracketsKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { findingsLook } from "./code-findings.ts";
import { colours, look } from "./code-theme.ts";
import { markedLines } from "./marked-lines.ts";

export type CodeLanguage = "json" | "javascript" | "typescript";

/** Undo and redo of the page around; without it the editor keeps a history of its own. */
export type OuterHistory = { undo: () => void; redo: () => void };

export const baseExtensions = (language: CodeLanguage, readOnly: boolean): Extension[] => [
  look,
  syntaxHighlighting(colours),
  highlightSpecialChars(),
  language === "json" ? json() : javascript({ typescript: true }),
  EditorState.tabSize.of(2),
  EditorView.lineWrapping,
  markedLines,
  ...(readOnly ? [EditorState.readOnly.of(true), lineNumbers(), foldGutter()] : []),
];

/** `complete` is asked for what can be typed. Code is written with line numbers, because failures name lines. */
export const typingExtensions = (
  language: CodeLanguage,
  complete: readonly CompletionSource[],
  outer: () => OuterHistory | undefined,
): Extension[] => [
  ...(language === "typescript"
    ? [lineNumbers(), keymap.of([...outerKeys(outer), indentWithTab])]
    : [ownHistory]),
  closeBrackets(),
  bracketMatching(),
  indentOnInput(),
  findingsLook,
  autocompletion({ override: complete, icons: false, tooltipClass: () => "cm-completions" }),
  keymap.of([...closeBracketsKeymap, ...defaultKeymap]),
];

const ownHistory: Extension = [history(), keymap.of(historyKeymap)];

const outerKeys = (outer: () => OuterHistory | undefined) => {
  const bound = (key: string, step: keyof OuterHistory) => ({
    key,
    preventDefault: true,
    run: () => {
      outer()?.[step]();
      return true;
    },
  });
  return [bound("Mod-z", "undo"), bound("Mod-Shift-z", "redo"), bound("Mod-y", "redo")];
};
