/**
 * Marks in the text say which node a line belongs to until the text is whole. They are control characters, which no
 * literal and no comment holds: both are printed escaped or without them.
 */
import { Code } from "../code.ts";

const open = "\u0011";
const close = "\u0012";

const mark = new RegExp(`\\n|${open}(\\w+)${open}|${close}(\\w+)${close}`, "g");

/** Code as that of a node. */
export const marked = (id: string, code: Code): Code =>
  new Code(`${open}${id}${open}${code.text}${close}${id}${close}`);

/** The text without its marks, and the lines on which they stood. */
export function readMarks(text: string): {
  text: string;
  lines: { [nodeId: string]: { start: number; end: number } };
} {
  const lines: { [nodeId: string]: { start: number; end: number } } = {};
  let line = 1;
  const clean = text.replace(mark, (match, opened?: string, closed?: string) => {
    if (match === "\n") line++;
    else if (opened !== undefined) lines[opened] = { start: line, end: line };
    else (lines[closed as string] as { end: number }).end = line;
    return match === "\n" ? match : "";
  });
  return { text: clean, lines };
}
