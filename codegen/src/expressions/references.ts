/** Where a text's expressions name nodes. Works on the text alone: whether the nodes exist is for others to say. */
import type { AnyNode, ArrowFunctionExpression, Identifier } from "acorn";
import { parseTemplate } from "./parse-template.ts";
import { rootNames } from "./scope.ts";
import { childrenOf } from "./walk.ts";

export type Reference = { nodeId: string; start: number; end: number };

/** A name in an expression. `shorthand`: it stands for `name: name`. `within`: the callbacks around it. */
export type NameUse = Reference & { shorthand: boolean; within: readonly CallbackScope[] };

/** A callback's parameters and everywhere they stand, declarations included. */
export type CallbackScope = { parameters: ReadonlyMap<string, NameUse[]> };

const notNodes: ReadonlySet<string> = new Set([...rootNames, "undefined"]);

/** Every place where `text` names a node, in order. Expressions that do not parse have none. */
export const referencesIn = (text: string): Reference[] =>
  namesIn(text).map(({ nodeId, start, end }) => ({ nodeId, start, end }));

/** The same with what renaming has to know. */
export function namesIn(text: string): NameUse[] {
  if (!text.includes("{{")) return [];
  const found: NameUse[] = [];
  for (const part of parseTemplate(text).parts)
    if (part.kind === "expression") collect(part.node, { offset: part.offset, found, within: [] });
  return found.sort((a, b) => a.start - b.start);
}

type Search = { offset: number; found: NameUse[]; within: readonly CallbackScope[] };

function collect(node: AnyNode, search: Search): void {
  switch (node.type) {
    case "Identifier":
      use(node, search, false);
      break;
    case "MemberExpression":
      collect(node.object, search);
      if (node.computed) collect(node.property, search);
      break;
    case "CallExpression":
      if (node.callee.type !== "Identifier") collect(node.callee, search);
      for (const argument of node.arguments) collect(argument, search);
      break;
    case "ArrowFunctionExpression":
      collect(node.body, { ...search, within: [...search.within, scopeOf(node, search)] });
      break;
    case "Property":
      if (node.computed) collect(node.key, search);
      if (node.shorthand && node.value.type === "Identifier") use(node.value, search, true);
      else collect(node.value, search);
      break;
    default:
      for (const child of childrenOf(node)) collect(child, search);
  }
}

function scopeOf(arrow: ArrowFunctionExpression, { offset, within }: Search): CallbackScope {
  const parameters = new Map<string, NameUse[]>();
  for (const parameter of arrow.params)
    if (parameter.type === "Identifier")
      parameters.set(parameter.name, [useOf(parameter, offset, false, within)]);
  return { parameters };
}

const useOf = (
  { name, start, end }: Identifier,
  offset: number,
  shorthand: boolean,
  within: readonly CallbackScope[],
): NameUse => ({
  nodeId: name,
  start: offset + start,
  end: offset + end,
  shorthand,
  within,
});

function use(node: Identifier, { offset, found, within }: Search, shorthand: boolean): void {
  const name = useOf(node, offset, shorthand, within);
  const owner = within.findLast(({ parameters }) => parameters.has(node.name));
  if (owner) owner.parameters.get(node.name)?.push(name);
  else if (!notNodes.has(node.name)) found.push(name);
}
