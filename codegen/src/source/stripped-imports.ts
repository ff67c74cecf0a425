/** Imports that went with the types: `import type …` and `import x = require("…")`. */
const typeImport = /^[ \t]*(import\s+(?:type\b|\w+\s*=)[^\n]*)/gm;

/** Where they stand in the source. What only looks like one, in a text or a comment, still stands in the stripped text. */
export function strippedImports(source: string, text: string): { start: number; end: number }[] {
  const lines = text.split("\n");
  return [...source.matchAll(typeImport)].flatMap(({ 0: whole, 1: statement = "", index }) => {
    const line = source.slice(0, index).split("\n").length - 1;
    const start = index + whole.length - statement.length;
    return lines[line]?.includes(statement) ? [] : [{ start, end: start + statement.length }];
  });
}
