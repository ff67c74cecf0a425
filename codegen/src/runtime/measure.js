/**
 * How long a value's text would be, without making it. A value can be small and its text endless (an array that holds
 * the same array twice, that one again, …), so nothing is turned into text before it is measured.
 */

/** Values nested more deeply cannot be walked by anybody without overflowing the stack. */
const deepest = 1000;

/**
 * Characters that a value has as text at least; infinite where it has more than `most` or is nested too deeply.
 * @param {unknown} value
 * @param {number} most
 * @param {"json" | "plain"} form `plain`: as operators make it, where an object is `[object Object]`.
 * @param {number} [depth]
 * @returns {number}
 */
export function textSize(value, most, form = "json", depth = 0) {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 1;
  if (depth > deepest) return Number.POSITIVE_INFINITY;
  const isArray = Array.isArray(value);
  if (!isArray && form === "plain") return 15;
  let size = isArray ? Math.max(0, value.length - 1) : 2;
  for (const part of isArray ? value : Object.entries(value)) {
    if (isArray) size += textSize(part, most - size, form, depth + 1);
    else if (part[1] !== undefined) size += part[0].length + textSize(part[1], most - size, form, depth + 1);
    if (size > most) return Number.POSITIVE_INFINITY;
  }
  return size;
}
