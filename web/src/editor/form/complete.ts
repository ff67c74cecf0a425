import type { Json } from "@weft/shared";

/** Something that can be put into an expression. */
export type Completion = {
  /** As it stands in the expression. */
  label: string;
  group: "steps" | "trigger" | "run" | "fields" | "functions" | "methods";
  /** What it is or, where a run is known, the value it had. */
  detail: string;
  /** Offsets of the text it replaces. */
  from: number;
  to: number;
  /** What comes in its place; the caret goes behind it, or inside its parentheses. */
  insert: string;
};

/** The text with a completion taken, closed with `}}` where nothing closes it yet. */
export function withCompletion(text: string, { from, to, insert }: Completion): { text: string; caret: number } {
  const before = text.slice(0, from) + insert;
  const rest = text.slice(to);
  const caret = insert.endsWith("()") ? before.length - 1 : before.length;
  const closed = rest.includes("}}") && !rest.slice(0, rest.indexOf("}}")).includes("{{");
  return { text: before + (closed ? rest : ` }}${rest}`), caret };
}

/** Typing `}` right before the `}}` that was put there for one goes over it: where the caret then is, else `null`. */
export function closesExpression(text: string, caret: number): number | null {
  const match = /^ ?\}/.exec(text.slice(caret));
  const inside = text.lastIndexOf("{{", caret - 1) >= 0;
  return match && inside && /^ ?\}\}?/.test(text.slice(caret)) && !opensObject(text.slice(0, caret)) ? caret + match[0].length : null;
}

/** Whether an object literal is open at the end of the expression, so that `}` closes that. */
function opensObject(before: string): boolean {
  const expression = before.slice(before.lastIndexOf("{{") + 2);
  return expression.split("{").length > expression.split("}").length;
}

/** A value in a few words, for the list. */
export function valueHint(value: Json | undefined): string {
  if (value === undefined) return "";
  const text = JSON.stringify(value);
  return text.length > 42 ? `${text.slice(0, 41)}…` : text;
}
