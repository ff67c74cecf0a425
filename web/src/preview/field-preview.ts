/** The value of a whole field from those of the texts in it. Pure. */
import { isObject, type Json } from "@weft/shared";
import { type FieldPath, pathText } from "../editor/form/field-path.ts";
import type { Evaluated } from "./evaluator.ts";

/** What became of one text. `unrecorded`: it uses `now()` or `uuid()`; `heavy`: it reads more than is worth loading. */
export type SlotResult = Evaluated | { type: "unrecorded" } | { type: "heavy" };

/** By field; `text` is what was evaluated, `without` names steps it reads that gave nothing. */
export type SlotResults = ReadonlyMap<string, { text: string; result: SlotResult; without: string[] }>;

export const noResults: SlotResults = new Map();

export type FieldPreview =
  /** No expression stands in it, or one that has errors. */
  | { type: "none" }
  /** Not evaluated yet as it stands now. */
  | { type: "pending" }
  | { type: "value"; value: unknown; without: string[] }
  | { type: "problem"; field: string; problem: Exclude<SlotResult, { type: "value" }> };

type Text = { path: FieldPath; text: string };

/** Every text with an expression in `value`. */
export function textsIn(value: Json | undefined, path: FieldPath): Text[] {
  if (typeof value === "string") return value.includes("{{") ? [{ path, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item as Json, [...path, key]));
}

/** `placeholder` stands for a text in a larger value that has no recorded value. */
export function fieldPreview(
  value: Json | undefined,
  path: FieldPath,
  results: SlotResults,
  placeholder: string,
): FieldPreview {
  const texts = textsIn(value, path).map((text) => ({ ...text, found: results.get(pathText(text.path)) }));
  if (texts.length === 0) return { type: "none" };
  if (texts.every(({ found }) => found === undefined)) return { type: "none" };
  if (texts.some(({ text, found }) => found?.text !== text)) return { type: "pending" };
  const isAlone = typeof value === "string";
  for (const { path: at, found } of texts) {
    const result = found?.result;
    if (!result || result.type === "value" || (result.type === "unrecorded" && !isAlone)) continue;
    return { type: "problem", field: pathText(at), problem: result };
  }
  const resultAt = (at: FieldPath): unknown => {
    const result = results.get(pathText(at))?.result;
    return result?.type === "value" ? result.value : placeholder;
  };
  const without = [...new Set(texts.flatMap(({ found }) => found?.without ?? []))];
  return { type: "value", value: withValues(value, path, resultAt), without };
}

/** The value with every text that holds an expression replaced. */
export function withValues(
  value: Json | undefined,
  path: FieldPath,
  resultAt: (at: FieldPath) => unknown,
): unknown {
  if (typeof value === "string") return value.includes("{{") ? resultAt(path) : value;
  if (Array.isArray(value)) return value.map((item, index) => withValues(item, [...path, index], resultAt));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withValues(item as Json, [...path, key], resultAt)]),
  );
}
