import { isObject, type Json } from "@weft/shared";
import { z } from "zod";
import { type Code, objectLiteral } from "../../code.ts";
import { condense } from "../condense.ts";
import { type EmitContext, evaluated } from "../emission.ts";
import type { NodeKind } from "../kind.ts";
import { json, neededText, param, plainText } from "../params.ts";

const fields = z.strictObject({
  mode: z.literal("fields"),
  fields: param(
    z.array(z.strictObject({ key: plainText({ title: "Name" }), value: json({ title: "Value" }) })),
    {
      title: "Fields",
    },
  ),
});

const expression = z.strictObject({
  mode: z.literal("expression"),
  expression: neededText({
    title: "Expression",
    placeholder: "{{ fetch_order.body.lines.map(line => line.sku) }}",
  }),
});

export const transform: NodeKind = {
  type: "transform",
  flow: "linear",
  category: "actions",
  label: "Transform",
  icon: "braces",
  description: "Makes a new value of what came before.",
  docs: `Makes a new value, either field by field or by one expression. Its output is that value. A transform is
evaluated once and recorded; it is never retried.`,
  params: param(z.discriminatedUnion("mode", [fields, expression]), {
    title: "Mode",
    labels: { fields: "Fields", expression: "One expression" },
  }),
  defaults: { mode: "fields", fields: [] },
  outputs: () => [{ id: "out", label: "" }],
  failable: true,
  retries: false,
  nondeterminism: true,
  pure: true,
  handles: () => ["out"],
  summary: (params) =>
    params.mode === "expression" ? condense(params.expression) : `{ ${keysOf(params.fields).join(", ")} }`,
  steps: () => [{}],
  attempt: newValue,
  emit: (context) => evaluated(context, newValue(context)),
};

function newValue({ raw, param }: EmitContext): Code {
  return raw.mode === "fields" ? objectOf(keysOf(raw.fields), param) : param("expression");
}

const objectOf = (keys: string[], param: (path: string) => Code): Code =>
  objectLiteral(keys.map((key, index) => [key, param(`fields[${index}].value`)]));

const keysOf = (list: Json | undefined): string[] =>
  Array.isArray(list)
    ? list.flatMap((field) => (isObject(field) && typeof field.key === "string" ? [field.key] : []))
    : [];
