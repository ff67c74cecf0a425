import type { Json } from "@weft/shared";

/** Stands in a benign text where the hostile one has its payload. */
export const marker = "Mm1";

/** A trace with a text in the place of the marker: what the hostile twin must have said, if its text was never but text. */
export const retold = (trace: Json, text: string): Json =>
  walk(trace, (told, key) => {
    const full = told.replaceAll(marker, () => text);
    return key === "utf8" ? overUtf8(full) : full;
  });

const overUtf8 = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

/** A trace in which messages that quote the text as JSON say it plainly. */
export const unquoted = (trace: Json, text: string): Json => {
  const quoted = JSON.stringify(text).slice(1, -1);
  return walk(trace, (told, key) => (key === "message" ? told.replaceAll(quoted, () => text) : told));
};

function walk(value: Json, change: (text: string, key: string) => string, key = ""): Json {
  if (typeof value === "string") return change(value, key);
  if (Array.isArray(value)) return value.map((item) => walk(item, change, key));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, item]) => [change(name, ""), walk(item, change, name)]));
}
