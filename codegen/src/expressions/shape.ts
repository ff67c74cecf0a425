/**
 * What is known about a value before it exists: enough to print plain operators where they are safe.
 *
 * Operators turn objects into text, and a value that an expression has made may hold the same part many times over: its
 * text can be too long for any memory although the value is small. Values that come from outside cannot; they were JSON
 * once. Work is bounded in the same spirit: going through what a callback was given costs no more than the document,
 * going through anything else once per item may cost its square.
 */
export type Shape = {
  /** `number`: number, boolean, `null` or `undefined`; `text`: any primitive; `data`: text of bounded length; `any`. */
  type: "number" | "text" | "data" | "any";
  /** The nesting of the callback whose item this is a part of; 0: of none; infinite: small whatever happens. */
  level: number;
  /** Never `null` or `undefined`. */
  definite: boolean;
  /** The longest it can be as text. */
  length: number;
  /** Of an array: its items, where they are known. */
  items?: Shape;
};

const everywhere = Number.POSITIVE_INFINITY;
const unknownLength = Number.POSITIVE_INFINITY;
const numberLength = 25;
/** Text of this length may be gone through once per item. */
const small = 64;

export const anything: Shape = { type: "any", level: 0, definite: false, length: unknownLength };
export const missing: Shape = { type: "number", level: everywhere, definite: false, length: numberLength };
export const numeric: Shape = { ...missing, definite: true };
export const short: Shape = { type: "text", level: everywhere, definite: true, length: 128 };

export const dataAt = (level: number): Shape => ({
  type: "data",
  level,
  definite: false,
  length: unknownLength,
});

export const textAt = (level: number, length = unknownLength, definite = true): Shape => ({
  type: "text",
  level,
  definite,
  length,
});

export const literalText = (text: string): Shape => textAt(text.length > small ? 0 : everywhere, text.length);

const ranks = ["number", "text", "data", "any"] as const;

const widest = (shapes: readonly Shape[]): Shape["type"] =>
  ranks[Math.max(0, ...shapes.map(({ type }) => ranks.indexOf(type)))] ?? "any";

export const lowestLevel = (shapes: readonly Shape[]): number =>
  Math.min(everywhere, ...shapes.map(({ level }) => level));

/** Either of two values. */
export function either(a: Shape, b: Shape): Shape {
  return {
    type: widest([a, b]),
    level: Math.min(a.level, b.level),
    definite: a.definite && b.definite,
    length: Math.max(a.length, b.length),
    ...(a.items && b.items ? { items: either(a.items, b.items) } : {}),
  };
}

/** An array or object made of these parts. */
export function made(parts: readonly Shape[]): Shape {
  const known = widest(parts) !== "any";
  return { type: known ? "data" : "any", level: lowestLevel(parts), definite: true, length: unknownLength };
}

/** One field or item of a value. */
export function partOf(whole: Shape): Shape {
  if (whole.items) return { ...whole.items, definite: false };
  if (whole.type === "number") return missing;
  return { ...whole, definite: false, length: unknownLength };
}

/** What a callback gets of each item; `depth` is the nesting of the call, 0 outside callbacks. */
export function itemFor(list: Shape, depth: number): Shape {
  if (list.items?.type === "number") return list.items;
  if (list.items) return { ...list.items, level: 0 };
  if (list.type === "any") return anything;
  return dataAt(isLinear(list, depth) ? depth + 1 : 0);
}

/** What is made of each item by a callback at nesting `depth + 1`. */
export function mapped(list: Shape, item: Shape, depth: number): Shape {
  const linear = list.type !== "any" && item.type !== "any" && item.level > depth;
  const type = linear ? "data" : "any";
  return { type, level: linear ? list.level : 0, definite: false, length: unknownLength, items: item };
}

/** Whether going through the value inside `depth` callbacks costs no more, in all, than going through its document. */
export const isLinear = (shape: Shape, depth: number): boolean =>
  shape.type === "number" || shape.level >= depth;

/** Whether operators may take the value as it is. */
export const isPlain = (shape: Shape): boolean => shape.type !== "any";
