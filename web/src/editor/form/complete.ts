import type { Completion, Completions } from "@weft/codegen";

/** The text with a completion taken and its expression closed, and where the caret then is. */
export function withCompletion(
  text: string,
  { from, to }: Pick<Completions, "from" | "to">,
  { insert }: Pick<Completion, "insert">,
): { text: string; caret: number } {
  const before = text.slice(0, from) + insert;
  const rest = text.slice(to);
  const call = insert.endsWith("(") && !rest.startsWith(")") ? ")" : "";
  const close = rest.indexOf("}}");
  const closed = close >= 0 && !rest.slice(0, close).includes("{{");
  return { text: before + call + (closed ? rest : ` }}${rest}`), caret: before.length };
}

/**
 * Typing ` ` or `}` right before the ` }}` that was put there for one goes over it: where the caret then is, else `null`.
 */
export function closesExpression(text: string, caret: number, key: string): number | null {
  const rest = text.slice(caret);
  const match = key === " " ? /^ (?=\}\})/.exec(rest) : key === "}" ? /^ ?\}/.exec(rest) : null;
  const open = text.lastIndexOf("{{", caret - 1);
  if (!match || open < 0 || opensObject(text.slice(open + 2, caret))) return null;
  return caret + match[0].length;
}

/** Whether an object literal is open at the end of the expression, so that `}` closes that. */
const opensObject = (expression: string): boolean =>
  expression.split("{").length > expression.split("}").length;
