import { Code, js } from "../code.ts";
import { missing, type Shape } from "./shape.ts";

/** A printed expression: how tightly its outermost operator binds, and what is known of its value. */
export type Emitted = { code: Code; binds: number; shape: Shape };

/** How tightly things bind, as in ECMAScript; higher is tighter. */
export const binding = {
  conditional: 2,
  coalesce: 3,
  or: 4,
  and: 5,
  equality: 8,
  relational: 9,
  additive: 11,
  multiplicative: 12,
  power: 13,
  unary: 14,
  access: 18,
  atom: 20,
} as const;

/** The expression as an operand of something that binds as tightly as `least`. */
export const operand = (part: Emitted, least: number): Code =>
  part.binds < least ? js`(${part.code})` : part.code;

/** Stands for what was refused. */
export const nothing: Emitted = { code: new Code("undefined"), binds: binding.atom, shape: missing };

export const listOf = (codes: readonly Code[]): Code => new Code(codes.map(({ text }) => text).join(", "));
