import { isObject, type Json } from "@weft/shared";
import { z } from "zod";
import { arrayLiteral, arrowBody, type Code, js } from "../../code.ts";
import { condense } from "../condense.ts";
import { type EmitContext, evaluated } from "../emission.ts";
import type { NodeKind, Params } from "../kind.ts";
import { neverChanges } from "../never-changes.ts";
import { json, param, plainText, text, valueParam } from "../params.ts";

const key = plainText({ title: "Case", placeholder: "large" }).max(100);
const cases = z
  .array(
    z.union([
      z.strictObject({ key, equals: json({ title: "Equals" }) }),
      z.strictObject({ key, when: valueParam(z.boolean(), { title: "When" }) }),
    ]),
  )
  .min(1)
  .refine(
    (list) => new Set(list.map((item) => item.key)).size === list.length,
    "Each case needs a name of its own.",
  );

type Case = { key: string; equals?: Json; when?: Json };

const casesOf = (params: Params): Case[] =>
  Array.isArray(params.cases)
    ? params.cases.flatMap((item) => (isObject(item) && typeof item.key === "string" ? [item as Case] : []))
    : [];

const comparesValue = (params: Params): boolean => casesOf(params).some((item) => "equals" in item);

const takesAll = ({ mode }: Params): boolean => mode === "all";

export const switchKind: NodeKind = {
  type: "switch",
  flow: "branch",
  category: "logic",
  label: "Switch",
  icon: "list-tree",
  description: "Goes one of several ways.",
  docs: `Goes on at the first **case** that fits, or at every case that does, and at **default** where none does. A case
either **equals** the switch's value, compared deeply and without conversion (\`"1"\` is not \`1\`), or has a condition of
its own. The output is the name of the case (\`null\` for default); with every case, the list of names.`,
  params: z.strictObject({
    mode: param(z.enum(["first", "all"]), {
      title: "Takes",
      labels: { first: "The first case that fits", all: "Every case that fits" },
      default: "first",
    }).optional(),
    value: text({ title: "Value", placeholder: "{{ trigger.body.country }}" }).optional(),
    cases: param(cases, { title: "Cases" }),
  }),
  defaults: { value: "", cases: [{ key: "first", equals: "" }] },
  outputs: (params) => [
    ...[...new Set(casesOf(params).map((item) => item.key))].map((name) => ({
      id: `case:${name}`,
      label: name,
    })),
    { id: "default", label: "default" },
  ],
  failable: false,
  retries: false,
  nondeterminism: true,
  handles: (output) => {
    const keys = [output].flat().flatMap((name) => (typeof name === "string" ? [`case:${name}`] : []));
    return keys.length === 0 ? ["default"] : keys;
  },
  takesSeveral: takesAll,
  check: (params) =>
    (params.value === undefined || params.value === "") && comparesValue(params)
      ? [{ code: "missing_param", message: "The cases need a value to compare with.", field: "params.value" }]
      : [],
  warnings: (params, isConstant) =>
    casesOf(params).flatMap(({ when }, index) => neverChanges(`cases[${index}].when`, when, isConstant)),
  summary: (params) => condense(params.value ?? casesOf(params)[0]?.when),
  steps: () => [{}],
  emit: (context) => {
    const choose = takesAll(context.raw) ? js`everyCase` : js`firstCase`;
    const value = comparesValue(context.raw) ? js`, ${context.param("value")}` : js``;
    return evaluated(context, js`${choose}(${caseList(context)}${value})`);
  },
  branching: ({ variable, raw }) => ({
    on: variable,
    values: [
      ...casesOf(raw).map((item) => ({ handle: `case:${item.key}`, value: item.key })),
      { handle: "default", value: null },
    ],
    handle: takesAll(raw)
      ? js`${variable}.length === 0 ? "default" : ${variable}.map((name) => \`case:\${name}\`)`
      : js`${variable} === null ? "default" : \`case:\${${variable}}\``,
    isTaken: (name) => (name === null ? js`${variable}.length === 0` : js`${variable}.includes(${name})`),
  }),
};

/** Conditions are functions, so that one after the case that fits is not evaluated. */
function caseList({ raw, param }: EmitContext): Code {
  return arrayLiteral(
    casesOf(raw).map((item, index) =>
      "equals" in item
        ? js`{ key: ${item.key}, equals: ${param(`cases[${index}].equals`)} }`
        : js`{ key: ${item.key}, when: () => ${arrowBody(param(`cases[${index}].when`))} }`,
    ),
  );
}
