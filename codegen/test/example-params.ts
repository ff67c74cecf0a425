import type { Json } from "@weft/shared";
import { z } from "zod";
import type { ParamMeta } from "../src/nodes/params.ts";

/**
 * Params made from a kind's schema alone, one set per way through its unions, with `text` in every text. So what is
 * tested for all kinds covers a new kind by itself.
 */
export function exampleParams(schema: z.ZodType, text: string): Json[] {
  const meta = (schema.meta() ?? {}) as ParamMeta;
  if (meta.expression === "json") return [{ [text]: [text] }];
  if (meta.control === "duration") return ["5 minutes"];
  if (meta.control === "code") return [`export default (input) => [${JSON.stringify(text)}, input];`];
  if (meta.expression === "value") return [`{{ [${JSON.stringify(text)}] }}`];
  if (schema instanceof z.ZodOptional) return exampleParams(schema.def.innerType as z.ZodType, text);
  if (schema instanceof z.ZodString) return [text];
  if (schema instanceof z.ZodNumber) return [schema.minValue ?? 1];
  if (schema instanceof z.ZodBoolean) return [true, false];
  if (schema instanceof z.ZodLiteral) return [schema.def.values[0] as Json];
  if (schema instanceof z.ZodEnum) return firstAndLast(Object.values(schema.def.entries) as Json[]);
  if (schema instanceof z.ZodArray)
    return exampleParams(schema.def.element as z.ZodType, text).map((item) => [item]);
  if (schema instanceof z.ZodUnion)
    return (schema.def.options as z.ZodType[]).flatMap((option) => exampleParams(option, text));
  if (schema instanceof z.ZodObject)
    return objects(Object.entries(schema.shape as Record<string, z.ZodType>), text);
  return [{ [text]: text }];
}

const firstAndLast = (values: Json[]): Json[] => [...new Set([values.at(0), values.at(-1)])] as Json[];

/** Every field with every example of it at least once, not every combination. */
function objects(fields: [string, z.ZodType][], text: string): Json[] {
  const examples = fields.map(([key, field]) => [key, exampleParams(field, text)] as const);
  const most = Math.max(1, ...examples.map(([, list]) => list.length));
  return Array.from({ length: most }, (_, turn) =>
    Object.fromEntries(examples.map(([key, list]) => [key, list[turn % list.length] as Json])),
  );
}
