import { parse } from "acorn";

/** The syntax tree of a module without its texts and places: what code is there, whatever it says. */
export function shapeOf(module: string): unknown {
  return strip(parse(module, { ecmaVersion: 2023, sourceType: "module" }));
}

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (typeof node !== "object" || node === null) return node;
  const { type, ...rest } = node as { type?: string };
  if (type === "Literal") return { type, kind: typeof (rest as { value: unknown }).value };
  if (type === "TemplateElement") return { type };
  if (type === "Property" && isName(rest)) return { type, value: strip((rest as { value: unknown }).value) };
  const entries = Object.entries(rest).filter(([key]) => !["start", "end", "raw"].includes(key));
  return { type, ...Object.fromEntries(entries.map(([key, value]) => [key, strip(value)])) };
}

/** Whether a property's key is a fixed name, in whatever way it is written. */
function isName(property: object): boolean {
  const { key, computed } = property as { key: { type: string }; computed: boolean };
  return key.type === "Literal" || (key.type === "Identifier" && !computed);
}
