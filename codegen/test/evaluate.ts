/** Compiles a text and runs the code that comes out, with the very run-time files that are shipped. */
import { type CompiledText, compileExpressionText } from "../src/expressions/compile-expression-text.ts";
import type { ExpressionScope } from "../src/expressions/scope.ts";
import * as dates from "../src/runtime/dates.js";
import * as evaluation from "../src/runtime/evaluation.js";
import * as functions from "../src/runtime/functions.js";
import * as methods from "../src/runtime/methods.js";

export const runtime: Record<string, unknown> = { ...evaluation, ...methods, ...functions, ...dates };

/** A scope in which the steps `fetch` and `sum` are upstream and `later` is not. */
export const scopeWith = (changes: Partial<ExpressionScope> = {}): ExpressionScope => ({
  upstream: new Set(["fetch", "sum"]),
  nodes: new Set(["fetch", "sum", "later", "here"]),
  loops: [],
  allowSecrets: false,
  allowNondeterminism: true,
  variable: (id) => (id in runtime ? `${id}$` : id),
  errorVariable: (id) => `${id}Error`,
  place: "here.value",
  now: "now",
  ...changes,
});

export const compileText = (text: string, changes?: Partial<ExpressionScope>): CompiledText =>
  compileExpressionText(text, "text", scopeWith(changes));

/** The code of `{{ expression }}`; fails if something is wrong with it. */
export function codeOf(expression: string, changes?: Partial<ExpressionScope>): string {
  return codeOfText(`{{ ${expression} }}`, changes);
}

export function codeOfText(text: string, changes?: Partial<ExpressionScope>): string {
  const { code, findings } = compileText(text, changes);
  if (findings.length > 0) throw new Error(`${text}: ${JSON.stringify(findings)}`);
  return code.text;
}

/** Codes of what is wrong with `{{ expression }}`. */
export const refusals = (expression: string, changes?: Partial<ExpressionScope>): string[] =>
  compileText(`{{ ${expression} }}`, changes).findings.map(({ code }) => code);

/** Variables of the generated code. */
export type Variables = { [name: string]: unknown };

const defaults: Variables = {
  trigger: { body: {} },
  fetch: undefined,
  sum$: undefined,
  vars: {},
  fetchError: undefined,
  sumError: undefined,
  run: { id: "run-1", workflowId: "w", version: 3, startedAt: "2024-05-01T00:00:00.000Z" },
  now: "2024-05-01T12:00:00.000Z",
  secret: (name: string) => `secret ${name}`,
};

export function run(code: string, variables: Variables = {}): unknown {
  const scope = { ...runtime, ...defaults, ...variables };
  return new Function(...Object.keys(scope), `"use strict"; return (${code});`)(...Object.values(scope));
}

/** The value of `{{ expression }}`. */
export const evaluate = (
  expression: string,
  variables?: Variables,
  changes?: Partial<ExpressionScope>,
): unknown => run(codeOf(expression, changes), variables);

export const evaluateText = (text: string, variables?: Variables): unknown =>
  run(codeOfText(text), variables);
