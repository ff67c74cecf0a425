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
import { isApple } from "../../app/platform-keys.ts";
import { matches } from "../../app/shortcut.ts";
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
    ? [lineNumbers(), outerKeys(outer), keymap.of([indentWithTab])]
    : [ownHistory]),
  closeBrackets(),
  bracketMatching(),
  indentOnInput(),
  findingsLook,
  autocompletion({ override: complete, icons: false, tooltipClass: () => "cm-completions" }),
  keymap.of([...closeBracketsKeymap, ...defaultKeymap]),
];

const ownHistory: Extension = [history(), keymap.of(historyKeymap)];

/** The keys that mean undo and redo on the page around mean the same in here. */
const outerKeys = (outer: () => OuterHistory | undefined): Extension =>
  EditorView.domEventHandlers({
    keydown: (event) => {
      const pressed = (...keys: string[]) => keys.some((key) => matches(key, event, isApple));
      const step = pressed("mod+z") ? "undo" : pressed("mod+shift+z", "mod+y") ? "redo" : null;
      if (step === null) return false;
      event.preventDefault();
      outer()?.[step]();
      return true;
    },
  });
