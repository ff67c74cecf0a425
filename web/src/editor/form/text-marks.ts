import type { Diagnostic } from "@weft/shared";

/** A stretch of a field's text that looks the same throughout. */
export type Mark = { text: string; expression: boolean; wrong: boolean; start: number };

/**
 * A field's text cut up for drawing: expressions stand out, and what a finding points at is underlined.

 */
export function textMarks(text: string, findings: readonly Diagnostic[]): Mark[] {
  const expressions = expressionRanges(text);
  const wrong = findings.flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : [{ start, end: Math.max(end, start + 1) }],
  );
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...expressions, ...wrong]) {
    cuts.add(Math.min(start, text.length));
    cuts.add(Math.min(end, text.length));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] as number;
    const inside = (range: { start: number; end: number }) => range.start <= start && end <= range.end;
    return {
      text: text.slice(start, end),
      start,
      expression: expressions.some(inside),
      wrong: wrong.some(inside),
    };
  });
}

function expressionRanges(text: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (let start = text.indexOf("{{"); start >= 0; start = text.indexOf("{{", start)) {
    const close = text.indexOf("}}", start + 2);
    let end = close < 0 ? text.length : close + 2;
    // A brace of an object right before the end belongs to the expression: `{{ { a: 1 }}}`.
    while (close >= 0 && text[end] === "}") end++;
    ranges.push({ start, end });
    start = end;
    if (close < 0) break;
  }
  return ranges;
}
