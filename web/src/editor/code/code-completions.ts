/** What can be typed in a code step: fields of its input as it was in the last run, and what its context offers. */
import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from "@codemirror/autocomplete";
import { localCompletionSource } from "@codemirror/lang-javascript";
import { syntaxTree } from "@codemirror/language";
import { pathBefore, type Samples, sampleAt } from "@weft/codegen";
import { isObject, type Json } from "@weft/shared";
import { shortValue } from "../../preview/short-value.ts";
import { codeParameters, type Parameter } from "./code-parameters.ts";

export type CodeData = {
  /** The input in the last run; `undefined` where it is not known. */
  input: Json | undefined;
  /** What the context has, in words. */
  words: { [member: string]: string };
};

export const codeCompletions = (data: () => CodeData): CompletionSource[] => [
  (context) => membersAt(context, data()),
  (context) => namesAt(context),
];

const word = /[\w$]*$/;

function membersAt(context: CompletionContext, { input, words }: CodeData): CompletionResult | null {
  if (isInText(context)) return null;
  const before = context.state.sliceDoc(Math.max(0, context.pos - 4000), context.pos);
  const partial = word.exec(before)?.[0] ?? "";
  const path = pathBefore(before.slice(0, before.length - partial.length));
  if (!path) return null;
  const parameters = codeParameters(context.state);
  const at = memberPath(path, parameters.context);
  const options =
    at !== undefined
      ? contextMembers(at, words)
      : dataMembers(
          sampleAt(path, before.slice(0, before.length - partial.length), samplesOf(parameters.input, input)),
        );
  return options.length === 0 ? null : { from: context.pos - partial.length, options, validFor: /^[\w$]*$/ };
}

function namesAt(context: CompletionContext): CompletionResult | null {
  if (isInText(context)) return null;
  const before = context.matchBefore(/[A-Za-z_$][\w$]*/);
  if (!before && !context.explicit) return null;
  if (before && /\.\s*$/.test(context.state.sliceDoc(Math.max(0, before.from - 20), before.from)))
    return null;
  return localCompletionSource(context);
}

const isInText = ({ state, pos }: CompletionContext): boolean =>
  /String|Comment|TemplateString$/.test(syntaxTree(state).resolveInner(pos, -1).name);

const samplesOf = (parameter: Parameter, input: Json | undefined): Samples => {
  if ("name" in parameter) return { [parameter.name]: input };
  const fields = isObject(input) ? (input as { [key: string]: Json }) : {};
  return Object.fromEntries(Object.entries(parameter.fields).map(([name, key]) => [name, fields[key]]));
};

/** The path below the context, e.g. `log`; `undefined` where it does not begin there. */
function memberPath([root, ...rest]: readonly (string | number)[], parameter: Parameter): string | undefined {
  if ("name" in parameter) return root === parameter.name ? rest.join(".") : undefined;
  const key = parameter.fields[String(root)];
  return key === undefined ? undefined : [key, ...rest].join(".");
}

/** `log` can be called itself, and by how much it matters. */
const context: { [path: string]: [label: string, detail: string][] } = {
  "": [
    ["log", "(…values)"],
    ["run", "object"],
    ["attempt", "number"],
    ["fetch", "(url, init)"],
  ],
  log: [
    ["debug", "(…values)"],
    ["info", "(…values)"],
    ["warn", "(…values)"],
    ["error", "(…values)"],
  ],
  run: [
    ["id", "string"],
    ["workflowId", "string"],
    ["version", "number"],
    ["startedAt", "string"],
  ],
};

const contextMembers = (path: string, words: CodeData["words"]): Completion[] =>
  (context[path] ?? []).map(([label, detail]) => {
    const info = words[path === "" ? label : path];
    return {
      label,
      detail,
      type: detail.startsWith("(") ? "method" : "property",
      ...(info === undefined ? {} : { info }),
    };
  });

function dataMembers(sample: Json | undefined): Completion[] {
  if (typeof sample === "string") return methodsOf(String.prototype, ["length"]);
  if (Array.isArray(sample)) return methodsOf(Array.prototype, ["length"]);
  if (!isObject(sample)) return [];
  return Object.entries(sample)
    .filter(([key]) => /^[A-Za-z_$][\w$]*$/.test(key))
    .map(([label, value]) => ({ label, type: "property", detail: detailOf(value) }));
}

const mostDetail = 40;

function detailOf(value: unknown): string {
  const { text } = shortValue(value);
  return text.length > mostDetail ? `${text.slice(0, mostDetail - 1)}…` : text;
}

/** Old names that only live on for old pages are left out, as is what is not meant to be called by anybody. */
const unusual =
  /^(constructor|anchor|big|blink|bold|fixed|font\w+|italics|link|small|strike|sub|sup|substr|trimLeft|trimRight|to(Locale)?String|valueOf)$/;

const methodsOf = (prototype: object, fields: readonly string[]): Completion[] => [
  ...fields.map((label) => ({ label, type: "property", detail: "number" })),
  ...Object.getOwnPropertyNames(prototype)
    .filter((name) => !unusual.test(name) && !fields.includes(name))
    .map((label) => ({ label, type: "method", detail: "(…)" })),
];
