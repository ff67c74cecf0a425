/** Parameters by the meaning of LANGUAGE section 4, on a syntax tree: no code is printed or run. */
import type { Json } from "@weft/shared";
import { evaluateTree } from "../../tree-evaluator.ts";

export type Names = { [name: string]: unknown };

/** A failure of the language itself, not of the world. */
export class EvaluationFailure extends Error {}

/** A value of any JSON shape with expressions at any depth. */
export function evaluate(value: Json | undefined, names: Names): unknown {
  if (typeof value === "string") return evaluateText(value, names);
  if (Array.isArray(value)) return value.map((item) => evaluate(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluate(item, names)]));
}

/** As a step records it: JSON, `null` for nothing. */
export const recorded = (value: unknown): Json => JSON.parse(JSON.stringify(value) ?? "null");

const hole = /\{\{(.*?)\}\}/gs;

function evaluateText(text: string, names: Names): unknown {
  const only = /^\{\{((?:(?!\}\}).)*)\}\}$/s.exec(text);
  if (only) return expression(only[1] as string, names);
  return text.replace(hole, (_, inner: string) => asText(expression(inner, names)));
}

function expression(text: string, names: Names): unknown {
  try {
    return evaluateTree(text.trim(), names);
  } catch (error) {
    if (error instanceof TypeError) throw new EvaluationFailure(error.message);
    throw error;
  }
}

const asText = (value: unknown): string =>
  value === null || value === undefined
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
