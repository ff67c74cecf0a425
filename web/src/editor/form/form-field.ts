/**
 * A form as data, derived from a kind's params schema. Controls are chosen here and only here, by the schema's shape
 * and the metadata its author gave (codegen's `params.ts`); React draws whatever comes out.
 */
import { formSchema, type NodeKind } from "@weft/codegen";
import { isObject, type Json } from "@weft/shared";

export type Choice = { value: string; label: string };

/** One way a value may be shaped: chosen by a constant property, or by the one property it has. */
export type Variant = Choice & {
  matches: (value: Json | undefined) => boolean;
  fields: FormField[];
  seed: { [key: string]: Json };
};

export type FormControl =
  | { control: "text"; multiline: boolean; expression: boolean }
  /** A value of one of `types`, or one expression that gives it. */
  | { control: "value"; types: string[] }
  | { control: "duration"; expression: boolean }
  | { control: "choice"; options: Choice[] }
  | { control: "switch" }
  | { control: "number" }
  /** A number, or one of these words. */
  | { control: "numberOr"; options: Choice[] }
  /** Another workflow of the workspace, by its id. */
  | { control: "workflow" }
  /** `short`: mostly one line, such as an expression that gives a list. */
  | { control: "json"; expression: boolean; short: boolean }
  /** The source of a code step. */
  | { control: "code" }
  /** Entries `{ key, value }`, in order. */
  | { control: "pairs"; keyField: FormField; valueField: FormField }
  | { control: "list"; item: FormField }
  /** `common` is what all shapes have, where a shape is known by the rest. */
  | { control: "variants"; variants: Variant[]; common: FormField[] }
  | { control: "group"; fields: FormField[] };

export type FormField = FormControl & {
  /** The property's name; empty for entries of a list and for the form as a whole. */
  key: string;
  label: string;
  description: string;
  placeholder: string;
  /** What is meant where it is left out. */
  fallback?: Json | undefined;
  required: boolean;
  /** Whether secrets may stand here. */
  secrets: boolean;
  /** Whether its expressions are evaluated in the container's body. */
  inBody: boolean;
};

type Schema = { [key: string]: unknown };

const text = (schema: Schema, key: string): string =>
  typeof schema[key] === "string" ? (schema[key] as string) : "";
const schemas = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The form of a kind's params: a `group`, or `variants` where the params as a whole have several shapes. */
export const paramsForm = (kind: NodeKind): FormField => fieldOf("", formSchema(kind) as Schema, true);

export function fieldOf(key: string, schema: Schema, required: boolean): FormField {
  return {
    ...controlOf(schema),
    key,
    label: text(schema, "title") || key,
    description: text(schema, "description"),
    placeholder: text(schema, "placeholder") || shownDefault(schema.default),
    fallback: schema.default as Json | undefined,
    required,
    secrets: schema.secrets === true,
    inBody: schema.scope === "body",
  };
}

/** A default that is a value of its own says in the empty field what it stands for. */
const shownDefault = (value: unknown): string =>
  typeof value === "number" || typeof value === "string" ? String(value) : "";

function controlOf(schema: Schema): FormControl {
  const types = typesOf(schema);
  const expression = schema.expression !== undefined;
  if (schema.control === "duration") return { control: "duration", expression };
  if (schema.control === "code") return { control: "code" };
  if (schema.control === "workflow") return { control: "workflow" };
  if (schema.expression === "json" || schema.control === "schema")
    return { control: "json", expression, short: false };
  if (schema.expression === "value" && (types.includes("array") || types.includes("object")))
    return { control: "json", expression, short: true };
  if (schema.expression === "value")
    return { control: "value", types: types.filter((type) => type !== "string") };
  const variants = schemas(schema.oneOf ?? schema.anyOf);
  if (variants.length > 0 && variants.every((variant) => variant.type === "object"))
    return variantsOf(variants, labelsOf(schema));
  const fixed = variants.filter((variant) => typeof variant.const === "string");
  if (fixed.length > 0 && (types.includes("number") || types.includes("integer")))
    return {
      control: "numberOr",
      options: choicesOf({ ...schema, enum: fixed.map((variant) => variant.const) }),
    };
  if (Array.isArray(schema.enum)) return { control: "choice", options: choicesOf(schema) };
  if (types.includes("object") && isObject(schema.properties))
    return { control: "group", fields: fieldsOf(schema) };
  if (types.includes("array") && isObject(schema.items)) return listOf(schema.items);
  if (types.includes("string"))
    return { control: "text", multiline: schema.control === "textarea", expression };
  if (types.includes("boolean")) return { control: "switch" };
  if (types.includes("number") || types.includes("integer")) return { control: "number" };
  return { control: "json", expression, short: false };
}

const typesOf = (schema: Schema): string[] => {
  const own = Array.isArray(schema.type) ? schema.type : [schema.type];
  const nested = schemas(schema.anyOf).flatMap((each) => typesOf(each));
  return [...own, ...nested].filter((type): type is string => typeof type === "string");
};

const labelsOf = (schema: Schema): Schema => (isObject(schema.labels) ? schema.labels : {});

function choicesOf(schema: Schema): Choice[] {
  const labels = labelsOf(schema);
  return (schema.enum as unknown[])
    .filter((value): value is string => typeof value === "string")
    .map((value) => ({ value, label: text(labels, value) || value }));
}

function fieldsOf(schema: Schema): FormField[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties).flatMap(([key, property]) =>
    isObject(property) && property.const === undefined
      ? [fieldOf(key, property, required.includes(key))]
      : [],
  );
}

function listOf(items: Schema): FormControl {
  const properties = isObject(items.properties) ? items.properties : {};
  const { key, value } = properties;
  if (Object.keys(properties).length === 2 && isObject(key) && isObject(value))
    return {
      control: "pairs",
      keyField: fieldOf("key", key, true),
      valueField: fieldOf("value", value, true),
    };
  return { control: "list", item: inRow(fieldOf("", items, true)) };
}

/** As the field of a row among others: a value of any shape takes one line there until it needs more. */
function inRow(field: FormField): FormField {
  if (field.control === "json") return { ...field, short: true };
  if (field.control === "group") return { ...field, fields: field.fields.map(inRow) };
  if (field.control !== "variants") return field;
  const variants = field.variants.map((variant) => {
    const fields = variant.fields.map(inRow);
    return { ...variant, fields, seed: { ...variant.seed, ...seedOf(fields) } };
  });
  return { ...field, variants };
}

function variantsOf(schemas: readonly Schema[], labels: Schema): FormControl {
  const variants = schemas.map((schema) => variantOf(schema, schemas, labels));
  const isTagged = schemas.some((schema) => tagOf(schema) !== undefined);
  const [first, ...others] = variants;
  const common = isTagged || others.length === 0 ? [] : (first?.fields ?? []);
  return {
    control: "variants",
    variants,
    common: common.filter(({ key }) =>
      others.every(({ fields }) => fields.some((field) => field.key === key)),
    ),
  };
}

/** The property whose one value says which shape it is. */
const tagOf = ({ properties }: Schema) =>
  Object.entries(isObject(properties) ? properties : {}).find(
    ([, property]) => isObject(property) && property.const !== undefined,
  );

function variantOf(schema: Schema, all: readonly Schema[], labels: Schema): Variant {
  const fields = fieldsOf(schema);
  const tag = tagOf(schema);
  const seed = seedOf(fields);
  if (tag) {
    const [name, property] = tag as [string, Schema];
    const value = String(property.const);
    return {
      value,
      label: text(labels, value) || value,
      matches: (candidate) => isObject(candidate) && candidate[name] === property.const,
      fields,
      seed: { [name]: property.const as Json, ...seed },
    };
  }
  // Without a tag, a shape is known by what the others do not have.
  const own = fields.find(({ key }) => all.every((other) => other === schema || !hasProperty(other, key)));
  const value = own?.key ?? fields[0]?.key ?? "";
  return {
    value,
    label: text(labels, value) || own?.label || value,
    matches: (candidate) => isObject(candidate) && Object.hasOwn(candidate, value),
    fields,
    seed,
  };
}

const hasProperty = (schema: Schema, key: string): boolean =>
  isObject(schema.properties) && Object.hasOwn(schema.properties, key);

/** What a shape needs to begin with, so that its form has something to show. */
function seedOf(fields: readonly FormField[]): { [key: string]: Json } {
  return Object.fromEntries(
    fields.filter((field) => field.required).map((field) => [field.key, emptyValue(field)]),
  );
}

/** The value a control starts from. */
export function emptyValue(field: FormField): Json {
  switch (field.control) {
    case "pairs":
    case "list":
      return [];
    case "group":
      return seedOf(field.fields);
    case "variants":
      return field.variants[0]?.seed ?? {};
    case "choice":
      return field.options[0]?.value ?? "";
    case "switch":
      return false;
    case "number":
      return 0;
    case "json":
      return field.short ? "" : {};
    default:
      return "";
  }
}
