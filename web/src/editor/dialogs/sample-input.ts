import { isObject, type Json } from "@weft/shared";

/** An input of the shape a JSON Schema describes: its examples, defaults and constants, else something empty. */
export function sampleInput(schema: Json | undefined, depth = 0): Json {
  if (!isObject(schema) || depth > 8) return {};
  const given = [schema.default, schema.const, firstOf(schema.examples), firstOf(schema.enum)].find(
    (value) => value !== undefined,
  );
  if (given !== undefined) return given as Json;
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "string":
      return "";
    case "number":
    case "integer":
      return typeof schema.minimum === "number" ? schema.minimum : 0;
    case "boolean":
      return false;
    case "array":
      return isObject(schema.items) ? [sampleInput(schema.items as Json, depth + 1)] : [];
    case "null":
      return null;
    default:
      return properties(schema, depth);
  }
}

function properties(schema: Record<string, unknown>, depth: number): Json {
  if (!isObject(schema.properties)) return {};
  return Object.fromEntries(
    Object.entries(schema.properties).map(([key, property]) => [
      key,
      sampleInput(property as Json, depth + 1),
    ]),
  );
}

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);

/** The input a text stands for; an empty text is none. */
export function readInput(text: string): { value: Json | undefined } | { problem: string } {
  if (text.trim() === "") return { value: undefined };
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
