import { type CallbackScope, type NameUse, namesIn } from "./references.ts";

type Change = { start: number; end: number; text: string };

/**
 * `text` with every reference to a node of `ids` (old id → new id) renamed in its expressions. Callback parameters,
 * functions, members and keys of the same name are left alone, and so are expressions that do not parse. A callback
 * parameter that would hide a new id is given another name.
 */
export function renameReferences(text: string, ids: ReadonlyMap<string, string>): string {
  const changes = new Map<number, Change>();
  const names = namesIn(text);
  const taken = new Set([...names.map(({ nodeId }) => nodeId), ...ids.values()]);
  for (const use of names) {
    const to = ids.get(use.nodeId);
    if (to === undefined || to === use.nodeId) continue;
    change(use, to, changes);
    for (const scope of use.within) if (scope.parameters.has(to)) giveWay(scope, to, taken, changes);
  }
  return [...changes.values()]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: by }) => result.slice(0, start) + by + result.slice(end), text);
}

/** `text` with references to one node renamed, as `renameReferences` does it. */
export const renameReference = (text: string, from: string, to: string): string =>
  renameReferences(text, new Map([[from, to]]));

function change({ nodeId, start, end, shorthand }: NameUse, to: string, changes: Map<number, Change>): void {
  changes.set(start, { start, end, text: shorthand ? `${nodeId}: ${to}` : to });
}

/** Renames a parameter to something that nothing around it, or around where it is used, is called. */
function giveWay(
  scope: CallbackScope,
  name: string,
  taken: ReadonlySet<string>,
  changes: Map<number, Change>,
): void {
  const uses = scope.parameters.get(name) ?? [];
  const around = uses.flatMap(({ within }) => within.flatMap(({ parameters }) => [...parameters.keys()]));
  let to = `${name}_`;
  while (taken.has(to) || around.includes(to)) to += "_";
  for (const use of uses) change(use, to, changes);
}
