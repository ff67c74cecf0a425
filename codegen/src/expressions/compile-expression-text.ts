/** From a field's text to JavaScript. */
import { Code, literal } from "../code.ts";
import type { Emission, Uses } from "./emission.ts";
import { emitExpression } from "./emit-expression.ts";
import { template } from "./emit-literal.ts";
import { binding, type Emitted } from "./emitted.ts";
import { parseTemplate, type TemplatePart } from "./parse-template.ts";
import type { ExpressionScope, Finding } from "./scope.ts";
import { literalText, textAt } from "./shape.ts";

export type CompiledText = {
  /** One JavaScript expression; `undefined` where there are findings. An object literal stands without parentheses. */
  code: Code;
  findings: Finding[];
  /** Ids of the nodes whose output or error is read. */
  references: Set<string>;
  /** Ids of the nodes whose failure is read. */
  errors: Set<string>;
  /** What the code calls and a module has to import, `secret` included. */
  functions: Set<string>;
  /** Whether the code reads the variable `scope.now`. */
  usesNow: boolean;
  /** Whether the failure that is being undone is read. */
  usesFailure: boolean;
  /** How many calls of `uuid()` there are. */
  uuids: number;
  /** Names of secrets that are read. */
  secrets: Set<string>;
  /** Whether the text is exactly one expression, so that the value keeps its type. */
  isExpression: boolean;
};

/**
 * Compiles the text of one field. Text without `{{` is itself; exactly one expression keeps its value's type; anything
 * else becomes a string. In mode `value` blanks around a lone expression do not make it text.
 */
export function compileExpressionText(
  text: string,
  mode: "text" | "value",
  scope: ExpressionScope,
): CompiledText {
  const uses: Uses = {
    findings: [],
    references: new Set(),
    errors: new Set(),
    functions: new Set(),
    secrets: new Set(),
    usesNow: false,
    usesFailure: false,
    uuids: 0,
  };
  if (!text.includes("{{")) return { ...uses, code: new Code(literal(text)), isExpression: false };
  const template = parseTemplate(text);
  uses.findings.push(...template.findings);
  const parts = mode === "value" ? withoutBlanks(template.parts) : template.parts;
  const emitted = parts.map((part) => emitPart(part, uses, scope));
  const isExpression = parts.length === 1 && parts[0]?.kind === "expression";
  const code = isExpression ? (emitted[0] as Emitted).code : mixedText(parts, emitted, uses, scope);
  if (uses.findings.length > 1) uses.findings.sort((a, b) => a.start - b.start || a.end - b.end);
  return { ...uses, code: uses.findings.length > 0 ? new Code("undefined") : code, isExpression };
}

/** A lone expression without the blanks around it. */
function withoutBlanks(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const expressions = parts.filter((part) => part.kind === "expression");
  const isAlone =
    expressions.length === 1 && parts.every((part) => part.kind === "expression" || part.text.trim() === "");
  return isAlone ? expressions : parts;
}

function emissionOf(
  part: Extract<TemplatePart, { kind: "expression" }>,
  uses: Uses,
  scope: ExpressionScope,
): Emission {
  return {
    scope,
    uses,
    offset: part.offset,
    root: part.node,
    parameters: new Map(),
    frames: [],
    depth: { now: 0 },
    emit: emitExpression,
  };
}

function emitPart(part: TemplatePart, uses: Uses, scope: ExpressionScope): Emitted {
  if (part.kind === "text")
    return { code: new Code(literal(part.text)), binds: binding.atom, shape: literalText(part.text) };
  return emitExpression(part.node, emissionOf(part, uses, scope));
}

/** Literal text and expressions as one template literal; what is not text yet goes through `text(…)`. */
function mixedText(
  parts: readonly TemplatePart[],
  emitted: readonly Emitted[],
  uses: Uses,
  scope: ExpressionScope,
): Code {
  const texts: string[] = [""];
  const values: Emitted[] = [];
  let emission: Emission | undefined;
  for (const [index, part] of parts.entries()) {
    if (part.kind === "text") texts.push((texts.pop() ?? "") + part.text);
    else {
      values.push(asText(emitted[index] as Emitted, uses));
      texts.push("");
      emission ??= emissionOf(part, uses, scope);
    }
  }
  return emission ? template(texts, values, emission).code : new Code(literal(texts.join("")));
}

function asText(value: Emitted, uses: Uses): Emitted {
  const { type, definite } = value.shape;
  if (definite && (type === "number" || type === "text")) return value;
  uses.functions.add("text");
  const shape = textAt(value.shape.level, type === "number" ? value.shape.length : undefined);
  return { code: new Code(`text(${value.code.text})`), binds: binding.access, shape };
}
