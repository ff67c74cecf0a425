/**
 * Emitters write JavaScript with the tag `js`: an interpolated value becomes a literal, and only `Code` goes in as it
 * stands. So no text of a user's can become code, by construction.
 */
import type { Json } from "@weft/shared";
import { exploded } from "./break-lines.ts";
import { inset } from "./insets.ts";

export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Code | readonly Code[] | Json | undefined;

/** JavaScript from a template. An array of `Code` is joined by newlines. */
export function js(strings: TemplateStringsArray, ...values: Part[]): Code {
  let text = strings[0] ?? "";
  for (let at = 0; at < values.length; at++) text += print(values[at]) + strings[at + 1];
  return new Code(text);
}

function print(value: Part): string {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value) && value.length > 0 && value.every((item) => item instanceof Code))
    return value.map((item) => (item as Code).text).join("\n");
  return literal(value as Json | undefined);
}

/** A JSON value as a JavaScript literal that is safe in any place of a module, a script element included. */
export function literal(value: Json | undefined): string {
  if (value === undefined) return "undefined";
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).map(([key, item]) => `${property(key)}: ${literal(item)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  return String(value);
}

const escapes: { [char: string]: string } = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** Printable ASCII without quotes, backslashes and `<`: nearly every text there is. */
const plain = /^[ !#-;=-[\]-~]*$/;

/** A string literal in double quotes. */
export const quote = (text: string): string => (plain.test(text) ? `"${text}"` : escaped(text));

const escaped = (text: string): string =>
  `"${text.replace(/[\\"]/g, "\\$&").replace(/[\p{Cc}\u2028\u2029\p{Cs}\u202a-\u202e\u2066-\u2069]|<(?=[/!])/gu, escapeChar)}"`;

function escapeChar(char: string): string {
  return escapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** An object key: bare where it may be, computed for `__proto__`, which would set the prototype. */
export function property(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key) ? key : quote(key);
}

const lineWidth = 96;

/** An object literal of code values, on one line of at most `width` characters if it fits. */
export function objectLiteral(entries: readonly (readonly [string, Code])[], width = lineWidth): Code {
  const list = entries.map(([key, value]) => new Code(shorthand(key, value.text)));
  return bracketed("{", list, "}", " ", width);
}

/** Code as the body of an arrow function: an object literal there needs parentheses. */
export const arrowBody = (code: Code): Code =>
  code.text.startsWith("{") ? new Code(`(${code.text})`) : code;

const shorthand = (key: string, value: string): string =>
  key === value && key !== "__proto__" ? key : `${property(key)}: ${value}`;

export const arrayLiteral = (items: readonly Code[]): Code => bracketed("[", items, "]", "");

function bracketed(
  open: string,
  items: readonly Code[],
  close: string,
  pad: string,
  width = lineWidth,
): Code {
  if (items.length === 0) return new Code(open + close);
  const line = open + pad + items.map((item) => item.text).join(", ") + pad + close;
  if (line.length <= width && !line.includes("\n")) return new Code(line);
  return new Code(`${open}\n${items.map((item) => `${indent(item.text, 1)},`).join("\n")}\n${close}`);
}

/** An arrow function as an argument: its parameters, in parentheses, and the expression or block that is its body. */
export type Arrow = { parameters: string; body: Code };

/**
 * A call whose last argument is an arrow function, over as few lines as fit; the arguments before it stay in line.
 * Arguments after the arrow put each of them on a line of its own.
 */
export function callWith(
  callee: string,
  before: readonly (Code | undefined)[],
  { parameters, body }: Arrow,
  after: readonly (Code | undefined)[] = [],
): Code {
  const first = before.flatMap((code) => code?.text ?? []);
  const last = after.flatMap((code) => code?.text ?? []);
  const line = `${callee}(${[...first, `${parameters} => ${body.text}`].join(", ")})`;
  const isBlock = /^\(?\{/.test(body.text);
  const isWhole = isBlock || !line.includes("\n");
  if (last.length === 0 && isWhole && firstLine(line).length <= lineWidth) return new Code(line);
  const head = `${callee}(${[...first, parameters].join(", ")} =>`;
  const isLong = last.length > 0 || first.some((text) => text.includes("\n")) || head.length > lineWidth;
  if (isLong) return inRows(callee, [...first, arrowRow({ parameters, body }), ...last]);
  if (isBlock) return new Code(`${head} ${body.text.includes("\n") ? body.text : exploded(body.text)})`);
  return new Code(`${head}\n${indent(body.text, 1)},\n)`);
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

function arrowRow({ parameters, body: { text } }: Arrow): string {
  const isBlock = /^\(?\{/.test(text);
  return isBlock || !text.includes("\n")
    ? `${parameters} => ${text}`
    : `${parameters} =>\n${indent(text, 1)}`;
}

const inRows = (callee: string, rows: readonly string[]): Code =>
  new Code(`${callee}(\n${rows.map((text) => `${indent(text, 1)},`).join("\n")}\n)`);

/** A body of statements as a block. */
export const blockOf = (statements: Code): Code => new Code(`{\n${inset(statements.text)}\n}`);

/**
 * Every line moved in by `levels` of two spaces. Literals hold no line breaks, so nothing but layout changes. Lines
 * without text are moved in as well, which is faster by far; the printer takes that back when the text is whole.
 */
export function indent(text: string, levels: number): string {
  const margin = "  ".repeat(levels);
  return text && margin + text.replaceAll("\n", `\n${margin}`);
}

/** `let a, b, c;` over as many lines as it needs. */
export function letOf(names: readonly string[]): string {
  const rows: string[] = [];
  let row = "let";
  for (const [index, name] of names.entries()) {
    const next = ` ${name}${index === names.length - 1 ? ";" : ","}`;
    if (row.length + next.length > 94) {
      rows.push(row);
      row = " ";
    }
    row += next;
  }
  return [...rows, row].join("\n");
}
