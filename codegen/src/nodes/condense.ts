import type { Json } from "@weft/shared";

/** A param as the one line of a card: expressions without their braces, white space folded, at most 120 characters. */
export function condense(value: Json | undefined): string {
  const raw = typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
  const text = raw
    .replace(/\{\{\s*|\s*\}\}/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
