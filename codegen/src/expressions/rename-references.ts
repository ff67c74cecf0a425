import type { AnyNode, Identifier } from "acorn";
import { parseTemplate } from "./parse-template.ts";

type Change = { start: number; end: number; text: string };

/**
 * `text` with every reference to a node of `ids` (old id → new id) renamed in its expressions. Callback parameters,
 * functions, members and keys of the same name are left alone, and so are expressions that do not parse.
 */
export function renameReferences(text: string, ids: ReadonlyMap<string, string>): string {
  if (!text.includes("{{")) return text;
  const changes: Change[] = [];
  for (const part of parseTemplate(text).parts)
    if (part.kind === "expression") collect(part.node, { ids, offset: part.offset, changes }, new Set());
  return changes
    .sort((a, b) => b.start - a.start)
    .reduce((result, change) => result.slice(0, change.start) + change.text + result.slice(change.end), text);
}

type Search = { ids: ReadonlyMap<string, string>; offset: number; changes: Change[] };

function collect(node: AnyNode, search: Search, hidden: ReadonlySet<string>): void {
  switch (node.type) {
    case "Identifier":
      rename(node, search, hidden, (id) => id);
      break;
    case "MemberExpression":
      collect(node.object, search, hidden);
      if (node.computed) collect(node.property, search, hidden);
      break;
    case "CallExpression":
      if (node.callee.type !== "Identifier") collect(node.callee, search, hidden);
      for (const argument of node.arguments) collect(argument, search, hidden);
      break;
    case "ArrowFunctionExpression": {
      const names = node.params.flatMap((param) => (param.type === "Identifier" ? [param.name] : []));
      collect(node.body, search, new Set([...hidden, ...names]));
      break;
    }
    case "Property":
      if (node.computed) collect(node.key, search, hidden);
      if (node.shorthand && node.value.type === "Identifier")
        rename(node.value, search, hidden, (id, name) => `${name}: ${id}`);
      else collect(node.value, search, hidden);
      break;
    default:
      for (const child of childrenOf(node)) collect(child, search, hidden);
  }
}

function rename(
  { name, start, end }: Identifier,
  { ids, offset, changes }: Search,
  hidden: ReadonlySet<string>,
  print: (id: string, name: string) => string,
): void {
  const id = ids.get(name);
  if (id === undefined || id === name || hidden.has(name)) return;
  changes.push({ start: offset + start, end: offset + end, text: print(id, name) });
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

const childrenOf = (node: AnyNode): AnyNode[] => Object.values(node).flat().filter(isNode);
