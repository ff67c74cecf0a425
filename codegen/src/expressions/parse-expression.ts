/**
 * One expression out of a text that goes on after it.
 *
 * Acorn parses more than the language has. What recurses without passing an operator (`new new …`, nested functions)
 * is refused while parsing, so the depth that is counted here is the depth of acorn's own stack: hostile nesting is a
 * message, never an overflow. The rest of the grammar is checked on the tree.
 */

import { limits } from "@weft/shared";
import { type Expression, Parser, type TokenType, tokTypes } from "acorn";

/** `end`: where the expression's text ends; `next`: where the first thing after it begins, blanks and comments skipped. */
export type ParsedExpression = { node: Expression; end: number; next: number };
export type ParseFailure = { message: string; start: number; end: number };

const options = {
  ecmaVersion: 2023,
  sourceType: "module",
  allowAwaitOutsideFunction: false,
  allowHashBang: false,
} as const;

/** The parts of acorn's parser that a plugin builds on. */
type Internals = {
  type: TokenType;
  input: string;
  start: number;
  end: number;
  lastTokEnd: number;
  nextToken(): void;
  raise(position: number, message: string): never;
  parseExpression(): Expression;
  parseMaybeUnary(...rest: unknown[]): Expression;
  parseExprOp(...rest: unknown[]): Expression;
  parseExprAtom(...rest: unknown[]): Expression;
  parseFunctionBody(...rest: unknown[]): void;
  readRegexp(): void;
};

const Base = Parser as unknown as new (settings: typeof options, input: string) => Internals;

const refusedWords = new Map<TokenType, string>([
  [tokTypes._function, "`function` is not allowed. Write an arrow function: `(x) => x.name`."],
  [tokTypes._class, "Classes are not allowed."],
  [tokTypes._new, "`new` is not allowed."],
  [tokTypes._this, "`this` is not allowed. Name the step: `fetch_order.body`."],
  [tokTypes._super, "`super` is not allowed."],
  [tokTypes._import, "`import` is not allowed."],
]);

class ExpressionParser extends Base {
  private depth = 0;

  parse(): ParsedExpression {
    this.nextToken();
    const node = this.parseExpression();
    return { node, end: this.lastTokEnd, next: this.start };
  }

  private enter(): void {
    // Parentheses and operators count more than once here; the tree's own depth is checked exactly, later.
    if (++this.depth > 2 * limits.expressionDepth) this.raise(this.start, tooDeep);
  }

  override parseMaybeUnary(...rest: unknown[]): Expression {
    this.enter();
    const node = super.parseMaybeUnary(...rest);
    this.depth--;
    return node;
  }

  override parseExprOp(...rest: unknown[]): Expression {
    this.enter();
    const node = super.parseExprOp(...rest);
    this.depth--;
    return node;
  }

  override parseExprAtom(...rest: unknown[]): Expression {
    const refused = refusedWords.get(this.type);
    if (refused) this.raise(this.start, refused);
    return super.parseExprAtom(...rest);
  }

  override readRegexp(): void {
    this.raise(this.start, "Regular expressions are not allowed.");
  }

  override parseFunctionBody(...rest: unknown[]): void {
    const [, isArrow] = rest;
    if (!isArrow) this.raise(this.start, "Methods in objects are not allowed.");
    if (this.type === tokTypes.braceL)
      this.raise(
        this.start,
        "Blocks are not allowed. Write one expression after `=>`; an object in parentheses.",
      );
    super.parseFunctionBody(...rest);
  }
}

export const tooDeep = `The expression is nested more than ${limits.expressionDepth} levels deep.`;

/** Parses the expression that `source` begins with. Offsets count from the beginning of `source`. */
export function parseExpression(source: string): ParsedExpression | ParseFailure {
  const parser = new ExpressionParser(options, source);
  try {
    return parser.parse();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { pos = 0 } = error as SyntaxError & { pos?: number };
    const start = Math.min(pos, source.length);
    const met = /^(?:[\w$]+|\*\*|=>|\S|)/u.exec(source.slice(start, start + 40))?.[0] ?? "";
    return { message: messageOf(error.message, met), start, end: start + met.length };
  }
}

/** Acorn's message without its line and column, and with what was met. */
function messageOf(message: string, met: string): string {
  const text = message.replace(/ \(\d+:\d+\)$/, "");
  if (text !== "Unexpected token") return /[.!?]$/.test(text) ? text : `${text}.`;
  if (met === "=") return "`=` is not allowed: an expression cannot assign. Compare with `===`.";
  return met === "" ? "The expression is not complete." : `\`${met}\` is not expected here.`;
}

export const isFailure = (parsed: ParsedExpression | ParseFailure): parsed is ParseFailure =>
  "message" in parsed;
