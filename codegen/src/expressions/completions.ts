/** What can be typed at the cursor: names at the beginning, then fields found in earlier outputs, and methods. */
import type { Json } from "@weft/shared";
import { expressionAt } from "./expression-at.ts";
import { isForbiddenMember } from "./forbidden-members.ts";
import { functionDocs } from "./functions.ts";
import { type MethodOwner, methodDocs } from "./methods.ts";
import { type Path, pathBefore, type Samples, sampleAt } from "./sample-at.ts";
import { type ExpressionScope, runFields } from "./scope.ts";

export type Completion = {
  label: string;
  kind: "step" | "value" | "field" | "function" | "method";
  /** What to put in place of `from`–`to`. */
  insert: string;
  /** A type, a signature or a short value, shown beside the label. */
  detail: string;
  /** One sentence, or nothing. */
  info: string;
};

/** `from` and `to` are offsets in the field's text. */
export type Completions = { from: number; to: number; options: Completion[] };

/**
 * What can be typed at `offset` of a field's text; `null` outside expressions and where nothing fits. `samples` are
 * outputs of an earlier run by root name: `trigger`, node ids, `item`, `vars`.
 */
export function completionsAt(
  text: string,
  offset: number,
  scope: ExpressionScope,
  samples: Samples = {},
): Completions | null {
  const typed = expressionAt(text, offset);
  if (!typed) return null;
  const word = /[\p{L}\p{N}_$]*$/u.exec(typed.before)?.[0] ?? "";
  const rest = /^[\p{L}\p{N}_$]*/u.exec(text.slice(offset))?.[0] ?? "";
  const before = typed.before.slice(0, typed.before.length - word.length);
  if (/^\d/.test(word)) return null;
  const isMember = /(?<!\.\.)\.\s*$/.test(before);
  const options = isMember ? members(before, scope, samples) : names(scope, samples, before);
  return at(offset, word, rest, options);
}

function at(offset: number, word: string, rest: string, options: Completion[]): Completions | null {
  const fitting = options.filter(({ label }) => label.toLowerCase().startsWith(word.toLowerCase()));
  return fitting.length === 0
    ? null
    : { from: offset - word.length, to: offset + rest.length, options: fitting };
}

const option = (
  label: string,
  kind: Completion["kind"],
  detail = "",
  info = "",
  insert = label,
): Completion => ({ label, kind, insert, detail, info });

function names(scope: ExpressionScope, samples: Samples, before: string): Completion[] {
  const value = (name: string, info: string) => option(name, "value", typeName(samples[name]), info);
  const hasItem = scope.loops.some(({ item }) => item !== undefined);
  return [
    ...parametersIn(before).map((name) => option(name, "value", "", "A parameter of this callback.")),
    value("trigger", "What started the run."),
    ...(hasItem ? [value("item", "The item of this pass.")] : []),
    ...(scope.loops.length > 0 ? [value("index", "The number of this pass, from 0.")] : []),
    ...[...scope.upstream].map((id) => option(id, "step", typeName(samples[id]), "The output of this step.")),
    value("run", "The run itself."),
    value("vars", "Variables of the workspace."),
    ...(scope.allowSecrets ? [value("secrets", "Secrets by name.")] : []),
    ...functionDocs
      .filter(({ name }) => scope.allowNondeterminism || (name !== "now" && name !== "uuid"))
      .map(({ name, signature, summary }) =>
        option(name, "function", signature, summary, `${name}(${signature.endsWith("()") ? ")" : ""}`),
      ),
  ];
}

/** Names of the parameters of the callbacks that are open at the end of `before`. */
function parametersIn(before: string): string[] {
  const found = [...before.matchAll(/(?:\(([\w\s,]*)\)|\b([A-Za-z_]\w*))\s*=>/g)];
  return [
    ...new Set(
      found.flatMap(([, list, single]) => (list ?? single ?? "").split(",").map((name) => name.trim())),
    ),
  ].filter((name) => name !== "");
}

function members(before: string, scope: ExpressionScope, samples: Samples): Completion[] {
  const path = pathBefore(before);
  if (path?.[0] === "run" && path.length === 1)
    return runFields.map((field) => option(field, "field", "string"));
  const sample = path && sampleAt(path, before, samples);
  const loop = path?.length === 1 ? scope.loops.find(({ id }) => id === path[0]) : undefined;
  const loopFields = loop ? [...(loop.item === undefined ? [] : ["item"]), "index"] : [];
  return [
    ...loopFields.map((field) => option(field, "field")),
    ...fieldsOf(sample),
    ...(isStep(path, scope)
      ? [option("error", "field", "object", "`{ name, message }` if the step failed.")]
      : []),
    ...(loop || path?.[0] === "secrets" ? [] : methodsOf(sample)),
  ];
}

const isStep = (path: Path | undefined, scope: ExpressionScope): boolean =>
  path?.length === 1 && scope.upstream.has(String(path[0]));

function fieldsOf(sample: Json | undefined): Completion[] {
  if (typeof sample !== "object" || sample === null || Array.isArray(sample)) return [];
  return Object.entries(sample)
    .filter(([key]) => /^[A-Za-z_$][\w$]*$/.test(key) && !isForbiddenMember(key))
    .map(([key, value]) => option(key, "field", preview(value)));
}

function methodsOf(sample: Json | undefined): Completion[] {
  const owner: MethodOwner | undefined =
    typeof sample === "string" ? "string" : Array.isArray(sample) ? "array" : undefined;
  if (sample !== undefined && owner === undefined) return [];
  const methods = methodDocs.filter(({ of }) => owner === undefined || of.includes(owner));
  const length = owner === undefined ? [] : [option("length", "field", "number")];
  return [
    ...length,
    ...methods.map(({ name, signature, summary }) =>
      option(name, "method", signature, summary, `${name}(${signature.endsWith("()") ? ")" : ""}`),
    ),
  ];
}

function typeName(value: Json | undefined): string {
  if (value === undefined) return "";
  if (value === null) return "null";
  return Array.isArray(value) ? `array of ${value.length}` : typeof value;
}

/** A short value as it is, a type otherwise. */
function preview(value: Json): string {
  if (typeof value === "object" && value !== null) return typeName(value);
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
