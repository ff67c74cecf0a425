/** Where something is wrong in the source of a code step, as offsets of UTF-16 units in what was written. */
export type SourceFinding = {
  code: "code_syntax" | "code_import";
  message: string;
  start: number;
  end: number;
};

/** What a parser threw, with the place it names. */
export function syntaxFinding(source: string, error: unknown): SourceFinding {
  const { message, loc } = error as Error & { loc?: { line: number; column: number } };
  const text = message
    .replace(/^Error transforming [^:]*: /, "")
    .replace(/\s*\(\d+:\d+\)$/, "")
    .trim();
  const at = Math.min(loc ? lineStart(source, loc.line) + loc.column : source.length, source.length);
  const start = Math.max(0, Math.min(at, source.length - 1));
  return {
    code: "code_syntax",
    message: `${text || "This is no valid code"}.`,
    start,
    end: Math.min(start + 1, source.length),
  };
}

/** The place of a piece of the stripped text in the source: stripping types moves things within a line only. */
export function placeOf(
  { start, end }: { start: number; end: number },
  text: string,
  source: string,
): { start: number; end: number } {
  const piece = text.slice(start, end).split("\n", 1)[0] ?? "";
  const line = text.slice(0, start).split("\n").length;
  const from = lineStart(source, line);
  const to = source.indexOf("\n", from) < 0 ? source.length : source.indexOf("\n", from);
  const found = source.slice(from, to).indexOf(piece);
  return found < 0 ? { start: from, end: to } : { start: from + found, end: from + found + piece.length };
}

/** @param line counted from 1 */
function lineStart(source: string, line: number): number {
  let at = 0;
  for (let left = line - 1; left > 0; left--) {
    const next = source.indexOf("\n", at);
    if (next < 0) return at;
    at = next + 1;
  }
  return at;
}
