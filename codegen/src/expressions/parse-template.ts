/**
 * A field's text as literal text and expressions. `}}` ends an expression only where the expression parses completely,
 * so it may stand inside strings, templates and objects.
 */
import { limits } from "@weft/shared";
import type { Expression } from "acorn";
import { isFailure, parseExpression } from "./parse-expression.ts";
import type { Finding } from "./scope.ts";

/** `start` and `end` are those of the whole part in the text; `offset` is where the tree's own positions count from. */
export type TemplatePart =
  | { kind: "text"; text: string; start: number; end: number }
  | { kind: "expression"; node: Expression; offset: number; start: number; end: number };

export type Template = { parts: TemplatePart[]; findings: Finding[] };

/** After so many broken expressions in one text nobody reads on. */
const mostFindings = 20;

/** Cuts `text` up. Expressions that do not parse are findings; the rest is still there. */
export function parseTemplate(text: string): Template {
  const parts: TemplatePart[] = [];
  const findings: Finding[] = [];
  let at = 0;
  while (at < text.length) {
    const open = findings.length < mostFindings ? text.indexOf("{{", at) : -1;
    const textEnd = open < 0 ? text.length : open;
    if (textEnd > at) parts.push({ kind: "text", text: text.slice(at, textEnd), start: at, end: textEnd });
    if (open < 0) break;
    const part = expressionAt(text, open);
    if (part.kind === "finding") findings.push(part.finding);
    else parts.push(part);
    at = part.end;
  }
  return { parts, findings };
}

type Refused = { kind: "finding"; finding: Finding; end: number };

function expressionAt(text: string, open: number): Extract<TemplatePart, { kind: "expression" }> | Refused {
  const offset = open + 2;
  const source = text.slice(offset, offset + limits.expressionBytes + 2);
  const parsed = parseExpression(source);
  if (isFailure(parsed)) return refuse(text, open, source, parsed);
  const { node, end, next } = parsed;
  if (!source.startsWith("}}", next)) return refuse(text, open, source, notClosed(source, next));
  if (isTooLong(source.slice(0, end)))
    return refusal(text, open, offset + next + 2, tooLong, open, offset + next + 2);
  return { kind: "expression", node, offset, start: open, end: offset + next + 2 };
}

const tooLong = `The expression is longer than ${limits.expressionBytes / 1024} KiB.`;

function notClosed(source: string, next: number): { message: string; start: number; end: number } {
  const rest = /^(?:[\w$]+|\S)/.exec(source.slice(next, next + 40))?.[0] ?? "";
  const message = rest ? `\`${rest}\` is not expected here. An expression ends with \`}}\`.` : unclosed;
  return { message, start: next, end: next + rest.length };
}

const unclosed = "The expression is not closed. It ends with `}}`.";

function refuse(
  text: string,
  open: number,
  source: string,
  failure: { message: string; start: number; end: number },
): Refused {
  const offset = open + 2;
  const close = text.indexOf("}}", offset);
  const end = close < 0 ? text.length : close + 2;
  if (close >= 0 && source.slice(0, close - offset).trim() === "")
    return refusal(text, open, end, "The expression is empty.", open, end);
  if (close < 0 || close - offset > limits.expressionBytes)
    return refusal(text, open, end, text.length - offset > source.length ? tooLong : unclosed, open, end);
  return refusal(text, open, end, failure.message, offset + failure.start, offset + failure.end);
}

function refusal(
  text: string,
  open: number,
  end: number,
  message: string,
  start: number,
  stop: number,
): Refused {
  const finding = {
    code: "expression_syntax" as const,
    message,
    start: Math.max(open, Math.min(start, text.length - 1)),
    end: Math.min(stop, text.length),
  };
  return { kind: "finding", finding, end };
}

/** Whether the text has more UTF-8 bytes than an expression may have. */
function isTooLong(source: string): boolean {
  if (source.length * 3 <= limits.expressionBytes) return false;
  let bytes = 0;
  for (const char of source) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes > limits.expressionBytes;
}
