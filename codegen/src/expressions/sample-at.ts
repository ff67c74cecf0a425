/** The value of an earlier run that a path leads to, as far as it can be told from the text alone. */
import type { Json } from "@weft/shared";

export type Samples = { [root: string]: Json | undefined };

/** A root name, then fields and indices. */
export type Path = (string | number)[];

const pathForm =
  /(?:^|[^\w$.)\]])([A-Za-z_$][\w$]*)((?:\s*(?:\?\.|\.)\s*[A-Za-z_$][\w$]*|\s*(?:\?\.)?\[(?:\d+|"[^"\\]*"|'[^'\\]*')\])*)\s*\??\.\s*$/;

/** The path before the dot that `text` ends with; `undefined` where that is no plain path, such as a call. */
export function pathBefore(text: string): Path | undefined {
  const match = pathForm.exec(text);
  return match ? [match[1] as string, ...stepsOf(match[2] ?? "")] : undefined;
}

const stepsOf = (text: string): Path =>
  [...text.matchAll(/\.\s*([A-Za-z_$][\w$]*)|\[(\d+)\]|\["([^"]*)"\]|\['([^']*)'\]/g)].map(
    ([, name, index, double, single]) =>
      index === undefined ? (name ?? double ?? single ?? "") : Number(index),
  );

/** The sample at `path`; a parameter of a callback is an item of what the callback goes through. */
export function sampleAt([root, ...steps]: Path, before: string, samples: Samples): Json | undefined {
  const start =
    itemOf(String(root), before, samples) ??
    (Object.hasOwn(samples, String(root)) ? samples[String(root)] : undefined);
  return steps.reduce<Json | undefined>(step, start);
}

function step(value: Json | undefined, key: string | number): Json | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as { [key: string]: Json })[key];
}

/** `orders.map((order) => order.` – an item of `orders`. */
function itemOf(name: string, before: string, samples: Samples): Json | undefined {
  const callbacks = [
    ...before.matchAll(
      /\.\s*(every|filter|find|findIndex|flatMap|map|some|sort|toSorted|reduce)\(\s*(?:\(([\w\s,]*)\)|(\w+))\s*=>/g,
    ),
  ];
  for (const [at, , method, list, single] of callbacks
    .reverse()
    .map((match) => [match.index, ...match] as const)) {
    const position = (list ?? single ?? "").split(",").findIndex((parameter) => parameter.trim() === name);
    if (position !== (method === "reduce" ? 1 : 0) && !(method?.endsWith("ort") && position === 1)) continue;
    const path = pathBefore(`${before.slice(0, at)}.`);
    const value = path && sampleAt(path, before.slice(0, at), samples);
    return Array.isArray(value) ? value[0] : undefined;
  }
  return undefined;
}
