/**
 * How a callback's parameter is spelled in the code: as it was written, unless that would hide something which the code
 * inside uses. `sum(…)` is always the function, also beside a parameter `sum`.
 */
import type { AnyNode } from "acorn";
import type { Emission } from "./emission.ts";
import { methodDocs } from "./methods.ts";
import { walk } from "./walk.ts";

/** What printed code calls or reads besides the names that an expression itself has. */
export const supportNames = ["own", "text", "add", "limit", "primitive", "having", "secret"] as const;

const support: ReadonlySet<string> = new Set([
  ...supportNames,
  "run",
  ...methodDocs.filter(({ form }) => form === "function").map(({ name }) => name),
]);

const calledIn = new WeakMap<AnyNode, ReadonlySet<string>>();

export function printedParameter(name: string, { root, scope }: Emission): string {
  const loopNames = scope.loops.flatMap(({ item, index }) => [item, index]);
  const isTaken = (spelling: string) =>
    support.has(spelling) ||
    spelling === scope.now ||
    loopNames.includes(spelling) ||
    namesCalledIn(root).has(spelling);
  let spelling = name;
  while (isTaken(spelling)) spelling += "$";
  return spelling;
}

function namesCalledIn(root: AnyNode): ReadonlySet<string> {
  const known = calledIn.get(root);
  if (known) return known;
  const names = new Set<string>();
  walk(root, (node) => {
    if (node.type === "CallExpression" && node.callee.type === "Identifier") names.add(node.callee.name);
  });
  calledIn.set(root, names);
  return names;
}
