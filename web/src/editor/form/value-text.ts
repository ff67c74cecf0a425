import type { Json } from "@weft/shared";

/**
 * Values as people type them: `5`, `true`, `{ "a": 1 }` and `"5"` are JSON, any other words are text, so that
 * `{{ order.total }}` needs no quotes. What begins like an object, a list or a quoted text has to be JSON.
 */
export type ReadText = { value: Json } | { problem: string };

const beginsLikeJson = (text: string): boolean => /^(\{(?!\{)|\[|")/.test(text);

export function readValue(text: string): ReadText {
  const trimmed = text.trim();
  try {
    return { value: JSON.parse(trimmed) as Json };
  } catch (error) {
    if (!beginsLikeJson(trimmed)) return { value: text };
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The text `readValue` reads back as `value`. */
export function valueText(value: Json | undefined): string {
  if (value === undefined) return "";
  if (typeof value !== "string") return JSON.stringify(value, null, 2);
  const read = readValue(value);
  return "value" in read && read.value === value ? value : JSON.stringify(value);
}

/** As `readValue`, for a slot of certain types: what is not one of them is text (an expression, or a date). */
export function readTyped(text: string, types: readonly string[]): Json {
  const read = readValue(text);
  return "value" in read && types.includes(typeof read.value) ? read.value : text;
}

export const typedText = (value: Json | undefined): string =>
  value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
