import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** First and last line, from 1. */
export type LineRange = { start: number; end: number };

export const setMarkedLines = StateEffect.define<LineRange | null>();

const mark = Decoration.line({ class: "cm-marked-line" });

/** Lines that stand out, e.g. those of the selected step. */
export const markedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    let next = lines.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMarkedLines)) continue;
      const { doc } = transaction.state;
      const range = effect.value;
      const numbers = range
        ? Array.from({ length: range.end - range.start + 1 }, (_, index) => range.start + index)
        : [];
      next = Decoration.set(
        numbers
          .filter((number) => number >= 1 && number <= doc.lines)
          .map((number) => mark.range(doc.line(number).from)),
      );
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
