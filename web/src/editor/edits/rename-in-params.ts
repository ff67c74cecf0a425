import { renameReferences, slotFields } from "@weft/codegen";
import { type GraphNode, isObject, type Json } from "@weft/shared";

type Rename = (text: string, field: string) => string;

/** A node with the references in its expressions renamed (old id → new id); code and plain text stay as they are. */
export function renameInParams<Node extends Pick<GraphNode, "type" | "data">>(
  node: Node,
  ids: ReadonlyMap<string, string>,
): Node {
  if (!node.data.params) return node;
  const slots = slotFields(node);
  const rename: Rename = (text, field) => (slots.has(field) ? renameReferences(text, ids) : text);
  const params = renamed(node.data.params, "params", rename) as { [key: string]: Json };
  return { ...node, data: { ...node.data, params } };
}

function renamed(value: Json, field: string, rename: Rename): Json {
  if (typeof value === "string") return rename(value, field);
  if (Array.isArray(value)) return value.map((item, index) => renamed(item, `${field}[${index}]`, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, renamed(item as Json, `${field}.${key}`, rename)]),
  );
}
