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

const parameters = "(?:\\(([\\w\\s,]*)\\)|(\\w+))\\s*=>";
const onMethod = new RegExp(
  `\\.\\s*(every|filter|find|findIndex|flatMap|map|some|sort|toSorted|reduce)\\(\\s*${parameters}`,
  "g",
);
const onFunction = new RegExp(`\\b(?:groupBy|sortBy)\\(([^()]*),\\s*${parameters}`, "g");

/** `orders.map((order) => order.` or `sortBy(orders, (order) => order.`: an item of `orders`. */
function itemOf(name: string, before: string, samples: Samples): Json | undefined {
  const lists: { at: number; list: string }[] = [];
  for (const { index, 1: method, 2: several, 3: single } of before.matchAll(onMethod)) {
    const place = placeOf(name, several ?? single);
    if (method === "reduce" ? place === 1 : place === 0 || (place === 1 && /sort/i.test(method ?? "")))
      lists.push({ at: index, list: before.slice(0, index) });
  }
  for (const { index, 1: list = "", 2: several, 3: single } of before.matchAll(onFunction))
    if (placeOf(name, several ?? single) === 0) lists.push({ at: index, list });
  const innermost = lists.sort((a, b) => b.at - a.at)[0];
  const path = innermost && pathBefore(`${innermost.list}.`);
  const value = path && sampleAt(path, before.slice(0, innermost.at), samples);
  return Array.isArray(value) ? value[0] : undefined;
}

const placeOf = (name: string, list = ""): number =>
  list.split(",").findIndex((parameter) => parameter.trim() === name);
