/** A value on one line, as it is written in code, with what does not fit left out. */

/** More characters fit on no line. */
const most = 160;
const mostKeys = 12;

export type ShortValue = { text: string; kind: "text" | "number" | "nothing" | "data"; isWhole: boolean };

export function shortValue(value: unknown): ShortValue {
  const written = write(value, 0);
  const text = written.length > most ? `${written.slice(0, most - 1)}…` : written;
  const kind = kindOf(value);
  return { text, kind, isWhole: kind !== "data" && text === written };
}

function kindOf(value: unknown): ShortValue["kind"] {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return "text";
  return typeof value === "object" && value !== null ? "data" : "number";
}

function write(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value.length > most ? value.slice(0, most) : value);
  if (typeof value !== "object" || value === null) return String(value);
  const parts = Array.isArray(value) ? value.length : Object.keys(value).length;
  if (parts === 0) return Array.isArray(value) ? "[]" : "{}";
  if (depth > 1) return Array.isArray(value) ? "[…]" : "{…}";
  const shown = Array.isArray(value)
    ? value.slice(0, mostKeys).map((item) => write(item, depth + 1))
    : Object.entries(value)
        .slice(0, mostKeys)
        .map(([key, item]) => `${name(key)}: ${write(item, depth + 1)}`);
  const rest = parts > mostKeys ? ", …" : "";
  return Array.isArray(value) ? `[${shown.join(", ")}${rest}]` : `{ ${shown.join(", ")}${rest} }`;
}

const name = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));
