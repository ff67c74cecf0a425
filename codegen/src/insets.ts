/**
 * A block may stand deep in others. Moving its lines in anew on every level would copy them as often, so what is inside
 * is marked, and moved in once, when the text is whole. The marks are control characters, which no literal and no
 * comment holds.
 */

const inwards = "\u000e";
const outwards = "\u000f";
const marks = new RegExp(`[${inwards}${outwards}]`, "g");

/** Lines one level further in. */
export const inset = (text: string): string => inwards + text + outwards;

/** The text with its lines where they belong; those without text have no blanks either. */
export function laidOut(text: string): string {
  let level = 0;
  const lines = text.split("\n").map((line) => {
    const found = line.match(marks) ?? [];
    level += found.filter((mark) => mark === inwards).length;
    const moved = "  ".repeat(level) + (found.length > 0 ? line.replace(marks, "") : line);
    level -= found.filter((mark) => mark === outwards).length;
    return moved.endsWith(" ") ? moved.trimEnd() : moved;
  });
  return lines.join("\n");
}
