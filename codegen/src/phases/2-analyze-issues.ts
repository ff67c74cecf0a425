import { type DiagnosticCode, isObject } from "@weft/shared";
import type { z } from "zod";
import type { ParamIssue } from "../nodes/param-issue.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with params, in the words of diagnostics. */
export function paramIssues(schema: z.ZodType, params: unknown): ParamIssue[] {
  const result = schema.safeParse(params);
  return result.success ? [] : result.error.issues.flatMap((issue) => translate(issue, params, []));
}

function translate(issue: Issue, params: unknown, above: PropertyKey[]): ParamIssue[] {
  const path = [...above, ...issue.path];
  const field = fieldName(path);
  const value = valueAt(params, path);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      code: "unknown_field",
      message: `Unknown field ${key.slice(0, 80)}.`,
      field: fieldName([...path, key]),
    }));
  const code = issue.code === "custom" ? (issue.params?.code as DiagnosticCode | undefined) : undefined;
  if (value === undefined || (value === "" && code === undefined))
    return [{ code: "missing_param", message: "This is needed.", field }];
  if (issue.code === "invalid_union") {
    const option = closest(issue.errors ?? []);
    if (option && isObject(value)) return option.flatMap((inner) => translate(inner, params, path));
  }
  return [{ code: code ?? "bad_param", message: wording(issue), field }];
}

const expected: { [type: string]: string } = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function wording(issue: Issue): string {
  if (issue.code === "invalid_value") return `Choose one of ${issue.values.join(", ")}.`;
  if (issue.code === "invalid_type") return `This must be ${expected[issue.expected] ?? issue.expected}.`;
  if (issue.code === "invalid_union")
    return "options" in issue && Array.isArray(issue.options)
      ? `Choose one of ${issue.options.join(", ")}.`
      : "This value is not possible here.";
  if (issue.code === "too_small")
    return issue.origin === "array" ? "At least one is needed." : `This must be at least ${issue.minimum}.`;
  if (issue.code === "too_big")
    return issue.origin === "string"
      ? `This may have at most ${issue.maximum} characters.`
      : `This must be at most ${issue.maximum}.`;
  return issue.message.endsWith(".") ? issue.message : `${issue.message}.`;
}

/** Of a union's options the one with the least to complain about. */
const closest = (options: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  options.toSorted((a, b) => weight(a) - weight(b))[0];

const weight = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? 10 * issue.keys.length : 1), 0);

function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, key) => (typeof key === "number" ? `${name}[${key}]` : `${name}.${String(key)}`),
    "params",
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return at[key as number];
    return isObject(at) && Object.hasOwn(at, key) ? at[key as string] : undefined;
  }, value);
}
