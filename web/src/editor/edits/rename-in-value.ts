import { renameReferences } from "@weft/codegen";
import { isObject, type Json } from "@weft/shared";

/** A value with the references in all its texts renamed (old id → new id). */
export function renameInValue(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === "string") return renameReferences(value, ids);
  if (Array.isArray(value)) return value.map((item) => renameInValue(item, ids));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, renameInValue(item as Json, ids)]),
  );
}
