/**
 * Walks params along their schema, so that expression slots are found by what the kind declares and by nothing else,
 * and gives the params back as code.
 */
import { isObject, type Json } from "@weft/shared";
import { z } from "zod";
import { arrayLiteral, Code, literal, objectLiteral } from "../code.ts";
import type { ParamMeta } from "./params.ts";

/** What stands at `path`, e.g. `headers[0].value`, may hold expressions; `text` is what does. */
export type Slot = { path: string; text: string; meta: ParamMeta };

export type Walk = {
  /** Gives the code of a slot. */
  slot: (slot: Slot) => Code;
  /** Gives the code of a secret's name. */
  credential: (name: string, path: string) => Code;
  /** Is told the code at every path. */
  visit: (path: string, code: Code) => void;
};

/** The params as code. Params that do not fit their schema give code that is never used. */
export function walkParams(schema: z.ZodType, value: Json | undefined, walk: Walk, path = ""): Code {
  const code = codeOf(schema, value, walk, path);
  walk.visit(path, code);
  return code;
}

function codeOf(schema: z.ZodType, value: Json | undefined, walk: Walk, path: string): Code {
  const { meta, inner, element } = traitsOf(schema);
  if (inner) return codeOf(inner, value, walk, path);
  if (meta.expression === "json") return jsonCode(value, meta, walk, path);
  if (typeof value === "string") {
    if (meta.expression) return walk.slot({ path, text: value, meta });
    return meta.credential ? walk.credential(value, path) : new Code(literal(value));
  }
  if (Array.isArray(value) && element)
    return arrayLiteral(value.map((item, index) => walkParams(element, item, walk, `${path}[${index}]`)));
  const shape = isObject(value) ? shapeFor(schema, value) : undefined;
  if (!shape || !isObject(value)) return new Code(literal(value));
  return objectLiteral(
    Object.entries(value).map(([key, item]) => {
      const field = Object.hasOwn(shape, key) ? (shape[key] as z.ZodType) : unknown;
      return [key, walkParams(field, item as Json, walk, path ? `${path}.${key}` : key)];
    }),
  );
}

const unknown = z.unknown();

/** What the walk asks of a schema; looked up once, since a graph has thousands of params of a few schemas. */
type Traits = { meta: ParamMeta; inner?: z.ZodType; element?: z.ZodType };

const traits = new WeakMap<z.ZodType, Traits>();

function traitsOf(schema: z.ZodType): Traits {
  const known = traits.get(schema);
  if (known) return known;
  const found: Traits = { meta: (schema.meta() ?? {}) as ParamMeta };
  if (schema instanceof z.ZodOptional) found.inner = schema.def.innerType as z.ZodType;
  if (schema instanceof z.ZodArray) found.element = schema.def.element as z.ZodType;
  traits.set(schema, found);
  return found;
}

/** Every string inside a JSON value is a slot, at any depth; keys are as they are. */
function jsonCode(value: Json | undefined, meta: ParamMeta, walk: Walk, path: string): Code {
  if (typeof value === "string") return walk.slot({ path, text: value, meta });
  if (Array.isArray(value))
    return arrayLiteral(value.map((item, index) => jsonCode(item, meta, walk, `${path}[${index}]`)));
  if (!isObject(value)) return new Code(literal(value));
  return objectLiteral(
    Object.entries(value).map(([key, item]) => [key, jsonCode(item as Json, meta, walk, `${path}.${key}`)]),
  );
}

type Shape = Record<string, z.ZodType>;

/** The fields of the object schema, or of the union's option, that this value is written for. */
function shapeFor(schema: z.ZodType, value: Record<string, unknown>): Shape | undefined {
  if (schema instanceof z.ZodObject) return schema.shape as Shape;
  if (!(schema instanceof z.ZodUnion)) return undefined;
  const shapes = (schema.def.options as z.ZodType[]).flatMap((option): Shape[] => {
    const shape = shapeFor(option, value);
    return shape ? [shape] : [];
  });
  const fits = (shape: Shape) =>
    Object.entries(value).every(([key, item]) => {
      const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
      return field && (!(field instanceof z.ZodLiteral) || field.def.values.includes(item as never));
    });
  return shapes.find(fits) ?? shapes[0];
}
