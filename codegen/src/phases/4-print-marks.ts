/**
 * Marks in the text say which node a line belongs to until the text is whole. They are control characters, which no
 * literal and no comment holds: both are printed escaped or without them.
 */
import { Code } from "../code.ts";

const open = "\u0011";
const close = "\u0012";

const mark = new RegExp(`${open}(\\w+)${open}|${close}(\\w+)${close}`, "g");

/** Code as that of a node. */
export const marked = (id: string, code: Code): Code =>
  new Code(`${open}${id}${open}${code.text}${close}${id}${close}`);

/** The text without its marks, and the lines on which they stood. */
export function readMarks(text: string): {
  text: string;
  lines: { [nodeId: string]: { start: number; end: number } };
} {
  const lines: { [nodeId: string]: { start: number; end: number } } = {};
  const rows = text.split("\n").map((row, at) => {
    if (!row.includes(open) && !row.includes(close)) return row;
    return row.replace(mark, (_, opened?: string, closed?: string) => {
      if (opened !== undefined) lines[opened] = { start: at + 1, end: at + 1 };
      else (lines[closed as string] as { end: number }).end = at + 1;
      return "";
    });
  });
  return { text: rows.join("\n"), lines };
}

const comment = new RegExp(`(?<=^ *|${open})//.*$`, "gm");

/** Marked text without the names of steps, which may say anything. */
export const withoutComments = (text: string): string => text.replace(comment, "");
