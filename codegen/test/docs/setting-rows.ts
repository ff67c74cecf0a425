/** A kind's params as the rows of a table, from the same schema as its form. */
import { isObject } from "@weft/shared";
import { formSchema, type NodeKind } from "../../src/index.ts";

export type SettingRow = { title: string; path: string; value: string };

type Schema = { [key: string]: unknown };

const schemas = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const code = (value: unknown): string =>
  `\`${typeof value === "string" ? value : JSON.stringify(value)}\``.replaceAll("|", "\\|");
const join = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

export const settingRows = (kind: NodeKind): SettingRow[] => rowsOf(formSchema(kind) as Schema, "", "");

/** @param remark What holds for the setting besides what its schema says. */
function rowsOf(schema: Schema, path: string, remark: string): SettingRow[] {
  const shapes = shapesOf(schema);
  if (shapes.length > 0) return shapeRows(schema, shapes, path, remark);
  if (isObject(schema.properties)) return propertyRows(schema, path);
  const own = {
    title: text(schema.title),
    path,
    value: sentences([valueText(schema), ...remarks(schema, remark)]),
  };
  const inner = schema.type === "array" && isObject(schema.items) ? schema.items : undefined;
  const holdsObjects = inner && (inner.type === "object" || shapesOf(inner).length > 0);
  return holdsObjects ? [own, ...rowsOf(inner, `${path}[]`, "")] : [own];
}

/** The shapes that an object may have. */
function shapesOf(schema: Schema): Schema[] {
  const shapes = schemas(schema.oneOf ?? schema.anyOf);
  return shapes.every((shape) => shape.type === "object") ? shapes : [];
}

function propertyRows(schema: Schema, path: string): SettingRow[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return properties(schema).flatMap(([key, property]) =>
    rowsOf(property, join(path, key), required.includes(key) ? "" : "Optional"),
  );
}

const properties = (schema: Schema): [string, Schema][] =>
  Object.entries(isObject(schema.properties) ? schema.properties : {}).filter(
    (entry): entry is [string, Schema] => isObject(entry[1]),
  );

/** One row for what tells the shapes apart, then every property once for all shapes in which it is the same. */
function shapeRows(schema: Schema, shapes: Schema[], path: string, remark: string): SettingRow[] {
  const tag = properties(shapes[0] ?? {}).find(([, { const: value }]) => value !== undefined)?.[0];
  const labels = isObject(schema.labels) ? schema.labels : {};
  const tagOf = (shape: Schema) => new Map(properties(shape)).get(tag ?? "")?.const;
  const choices = shapes.map((shape) => labelled(tagOf(shape), labels)).join(", ");
  const choice = {
    title: text(schema.title),
    path: join(path, tag ?? ""),
    value: sentences([`one of ${choices}`, remark]),
  };
  const rows = sharedProperties(shapes).flatMap(({ name, property, having, isNeeded }) => {
    if (name === tag) return [];
    const only = tag
      ? `With ${having.map((shape) => code(tagOf(shape))).join(", ")}`
      : alternative(name, shapes);
    const remarks = [having.length === shapes.length ? "" : only, isNeeded ? "" : "Optional"];
    return rowsOf(property, join(path, name), sentences(remarks));
  });
  return tag ? [choice, ...rows] : rows;
}

type Shared = { name: string; property: Schema; having: Schema[]; isNeeded: boolean };

function sharedProperties(shapes: Schema[]): Shared[] {
  const shared = new Map<string, Shared>();
  for (const shape of shapes)
    for (const [name, property] of properties(shape)) {
      const key = property.const === undefined ? `${name} ${JSON.stringify(property)}` : name;
      const isNeeded = Array.isArray(shape.required) && shape.required.includes(name);
      const known = shared.get(key) ?? { name, property, having: [], isNeeded };
      shared.set(key, known);
      known.having.push(shape);
    }
  return [...shared.values()];
}

/** What may stand there instead. */
function alternative(name: string, shapes: Schema[]): string {
  const others = shapes.flatMap((shape) => {
    const keys = properties(shape).map(([key]) => key);
    const isCommon = (key: string) =>
      shapes.every((each) => properties(each).some(([other]) => other === key));
    return keys.includes(name) ? [] : keys.filter((key) => !isCommon(key));
  });
  return `This or ${others.map(code).join(", ")}`;
}

const labelled = (value: unknown, labels: Schema): string => {
  const label = text(labels[String(value)]);
  return label === "" || label === value ? code(value) : `${code(value)} (${label})`;
};

function valueText(schema: Schema): string {
  const template = "`{{ … }}`";
  if (schema.control === "duration")
    return `a duration: milliseconds or text like \`5 minutes\`${schema.expression ? `, or ${template}` : ""}`;
  if (schema.control === "schema") return "a JSON Schema";
  if (schema.control === "code") return "JavaScript or TypeScript";
  if (schema.control === "workflow") return "the id of a workflow";
  if (schema.credential) return "the name of a secret";
  if (schema.expression === "json") return `any JSON, with ${template} in any of its texts`;
  if (schema.expression === "value")
    return `${text(schema.description) || plainType(schema)}, or ${template}`;
  if (schema.expression === "text") return `text, may hold ${template}`;
  return plainType(schema);
}

function plainType(schema: Schema): string {
  const { type, anyOf, items, minimum, maximum } = schema;
  const labels = isObject(schema.labels) ? schema.labels : {};
  if (schema.const !== undefined) return labelled(schema.const, labels);
  if (Array.isArray(schema.enum))
    return `one of ${schema.enum.map((value) => labelled(value, labels)).join(", ")}`;
  const options = schemas(anyOf).filter(
    (option) => schema.expression === undefined || option.type !== "string",
  );
  if (options.length > 0) return options.map((option) => plainType({ ...option, labels })).join(" or ");
  const types = [type].flat().filter((each) => schema.expression === undefined || each !== "string");
  if (types.includes("boolean")) return "true or false";
  if (types.includes("array"))
    return isObject(items) && items.type === "string" ? "a list of texts" : "a list";
  if (types.includes("integer")) return `a whole number${range(minimum, maximum)}`;
  if (types.includes("number")) return "a number";
  return types.includes("string") ? "text" : "a value";
}

function range(minimum: unknown, maximum: unknown): string {
  if (typeof minimum !== "number") return "";
  const isBounded = typeof maximum === "number" && maximum < Number.MAX_SAFE_INTEGER;
  return isBounded ? ` from ${minimum} to ${maximum}` : ` from ${minimum}`;
}

/** Whether what the value is says all that the description does. */
const saysItself = ({ credential, control, expression }: Schema): boolean =>
  credential === true || control === "schema" || expression === "value";

function remarks(schema: Schema, remark: string): string[] {
  const isOptional = remark.includes("Optional");
  return [
    isOptional && schema.default !== undefined
      ? remark.replace("Optional", `${code(schema.default)} if left out`)
      : remark,
    saysItself(schema) ? "" : text(schema.description),
    schema.scope === "body" ? "Evaluated after each pass, and reads what the pass gave" : "",
    schema.secrets && schema.expression ? "`secrets.NAME` may stand here" : "",
    text(schema.placeholder) && schema.control !== "duration"
      ? `For example ${code(schema.placeholder)}`
      : "",
  ];
}

/** Parts as sentences in one cell. */
const sentences = (parts: string[]): string =>
  parts
    .filter((part) => part !== "")
    .join(". ")
    .replace(/\.$/, "");
