/** JSON for reading: what fits on a line stands on one. */
import type { Json } from "@weft/shared";

const width = 110;

export const readableJson = (value: Json): string => `${print(value, "", 0)}\n`;

/** @param before How much stands before the value on its first line. */
function print(value: Json, margin: string, before: number): string {
  const line = inline(value);
  if (typeof value !== "object" || value === null || margin.length + before + line.length <= width)
    return line;
  const inner = `${margin}  `;
  const rows = Array.isArray(value)
    ? value.map((item) => print(item, inner, 0))
    : Object.entries(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return name + print(item, inner, name.length);
      });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${rows.map((row) => inner + row).join(",\n")}\n${margin}${close}`;
}

function inline(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
