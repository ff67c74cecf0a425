/** Finds the expression that the cursor is in, finished or not: what is being typed does not parse. */

export type Typed = {
  /** Where the expression's text begins, after `{{`. */
  start: number;
  /** The expression up to the cursor. */
  before: string;
};

/** The expression around `offset`; `undefined` in literal text, strings and the text of templates. */
export function expressionAt(text: string, offset: number): Typed | undefined {
  let open = text.indexOf("{{");
  while (open >= 0 && open + 2 <= offset) {
    const start = open + 2;
    const { end, inText } = scan(text.slice(start, offset));
    if (end === undefined) return inText ? undefined : { start, before: text.slice(start, offset) };
    open = text.indexOf("{{", start + end);
  }
  return undefined;
}

/** `end`: behind the `}}` that closes the expression. `inText`: a string or the text of a template is open at the end. */
function scan(source: string): { end?: number; inText: boolean } {
  /** What is open: a quote, or `{` for a brace. */
  const open: string[] = [];
  for (let at = 0; at < source.length; at++) {
    const char = source[at] as string;
    const last = open.at(-1);
    if (isQuote(last)) {
      if (char === "\\") at++;
      else if (char === last) open.pop();
      else if (last === "`" && source.startsWith("${", at)) {
        open.push("{");
        at++;
      }
    } else if (isQuote(char) || char === "{") open.push(char);
    else if (char === "}" && last === "{") open.pop();
    else if (source.startsWith("}}", at)) return { end: at + 2, inText: false };
  }
  return { inText: isQuote(open.at(-1)) };
}

const isQuote = (char: string | undefined): boolean => char === '"' || char === "'" || char === "`";
