/**
 * A block may stand deep in others. Moving its lines in anew on every level would copy them as often, so what is inside
 * is marked, and moved in once, when the text is whole. The marks are control characters, which no literal and no
 * comment holds.
 */

const inwards = "\u000e";
const outwards = "\u000f";
const marks = new RegExp(`([${inwards}${outwards}])`);

/** Lines one level further in. */
export const inset = (text: string): string => inwards + text + outwards;

/** The text with its lines where they belong. Lines without text are moved in as well. */
export function laidOut(text: string): string {
  let moved = "";
  let margin = "\n";
  for (const part of text.split(marks)) {
    if (part === inwards) {
      margin += "  ";
      moved += "  ";
    } else if (part === outwards) margin = margin.slice(0, -2);
    else moved += part.replaceAll("\n", margin);
  }
  return moved;
}
