import { isObject, type Json } from "@weft/shared";

/** Where a value is inside a step's `data`. */
export type FieldPath = readonly (string | number)[];

/** As diagnostics write it: `params.headers[0].value`. */
export function pathText(path: FieldPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");
}

export function valueAt(data: unknown, path: FieldPath): Json | undefined {
  let at: unknown = data;
  for (const part of path) {
    if (Array.isArray(at) && typeof part === "number") at = at[part];
    else if (isObject(at) && Object.hasOwn(at, part)) at = at[part];
    else return undefined;
  }
  return at as Json | undefined;
}

/**
 * The edit that puts `value` at `path`: operations reach into objects only, so within a list the whole list is set.
 * `undefined` deletes a property, and an entry of a list.
 */
export function editAt(
  data: unknown,
  path: FieldPath,
  value: Json | undefined,
): { path: string[]; value: Json | undefined } {
  const at = path.findIndex((part) => typeof part === "number");
  if (at === -1) return { path: path as string[], value };
  const listPath = path.slice(0, at) as string[];
  const list = valueAt(data, listPath);
  return { path: listPath, value: withValue(Array.isArray(list) ? list : [], path.slice(at), value) };
}

function withValue(target: Json, path: FieldPath, value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (typeof key === "number") {
    const list = Array.isArray(target) ? [...target] : [];
    if (rest.length === 0 && value === undefined) list.splice(key, 1);
    else list[key] = rest.length === 0 ? (value as Json) : withValue(list[key] ?? {}, rest, value);
    return list;
  }
  const object = isObject(target) ? { ...target } : {};
  if (rest.length === 0 && value === undefined) delete object[key as string];
  else
    object[key as string] =
      rest.length === 0 ? (value as Json) : withValue((object[key as string] as Json) ?? {}, rest, value);
  return object as Json;
}
