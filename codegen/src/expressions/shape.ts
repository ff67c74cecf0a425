/**
 * What is known about a value before it exists: enough to print plain operators where they are safe.
 *
 * Operators turn arrays into text, and an array that an expression has made may hold the same part many times over: its
 * text can be too long for any memory although the array is small. What comes from outside was JSON once and cannot be.
 * Work is bounded in the same spirit: going through what a callback is given costs no more, over all items, than going
 * through its document; going through anything else once per item may cost its square.
 */
export type Shape = {
  /** `number`: number, boolean, `null` or `undefined`; `text`: any primitive; `data`: its text has a bound; `any`. */
  type: "number" | "text" | "data" | "any";
  /** The nesting of the callback whose item this is a part of; 0: of none; infinite: small whatever happens. */
  level: number;
  /** Never `null` or `undefined`. */
  definite: boolean;
  /** A bound of its length as text, and of all that a callback makes from each of its items together. */
  length: number;
  /** Of an array: its items, where more is known of them. */
  items?: Shape;
};

const everywhere = Number.POSITIVE_INFINITY;
/** A step's output, a trigger's body, or the longest text that an expression can make. */
const document = 1_048_576;
/** More than this is not turned into text without being measured. */
const manyDocuments = 16 * document;
/** Text of this length may be gone through once per item. */
const small = 64;

export const anything: Shape = { type: "any", level: 0, definite: false, length: everywhere };
export const missing: Shape = { type: "number", level: everywhere, definite: false, length: 25 };
export const numeric: Shape = { ...missing, definite: true };
export const short: Shape = { type: "text", level: everywhere, definite: true, length: 128 };

export const dataAt = (level: number, length = document): Shape => ({
  type: "data",
  level,
  definite: false,
  length,
});

export const textAt = (level: number, length = document, definite = true): Shape => ({
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

export const totalLength = (shapes: readonly Shape[]): number =>
  shapes.reduce((sum, { length }) => sum + length, 0);

/** Whether the text made of all of them could be too long; what one of them alone says is allowed to be a little more. */
export const outgrow = (parts: readonly Shape[]): boolean => totalLength(parts) >= 2 * document;

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
  const length = totalLength(parts);
  const bounded = widest(parts) !== "any" && length <= manyDocuments;
  return { type: bounded ? "data" : "any", level: lowestLevel(parts), definite: true, length };
}

/** One field or item of a value. */
export function partOf(whole: Shape): Shape {
  if (whole.items) return { ...whole.items, definite: false };
  return whole.type === "number" ? missing : { ...whole, definite: false };
}

/** What a callback gets of each item; `depth` is the nesting of the call, 0 outside callbacks. */
export function itemFor(list: Shape, depth: number): Shape {
  if (list.items?.type === "number") return list.items;
  const level = list.type !== "any" && isLinear(list, depth) ? depth + 1 : 0;
  if (list.items) return { ...list.items, level };
  return list.type === "any" ? anything : dataAt(level, list.length);
}

/** An array of what a callback at nesting `depth + 1` makes of each item. */
export function mapped(list: Shape, item: Shape, depth: number): Shape {
  const linear = list.type !== "any" && item.type !== "any" && item.level > depth;
  return {
    type: linear ? "data" : "any",
    level: linear ? list.level : 0,
    definite: list.definite,
    length: item.length,
    items: item,
  };
}

/** Whether going through the value inside `depth` callbacks costs no more, in all, than going through its document. */
export const isLinear = (shape: Shape, depth: number): boolean =>
  shape.type === "number" || shape.level >= depth;

/** Whether operators may take the value as it is. */
export const isPlain = (shape: Shape): boolean => shape.type !== "any";
