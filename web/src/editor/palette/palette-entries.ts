import { type Category, kinds, type NodeKind } from "@weft/codegen";

export type PaletteGroup = { category: Category; entries: NodeKind[] };

/** The kinds that match what was typed, in the registry's order, by category. Every word has to occur somewhere. */
export function paletteGroups(query: string, all: readonly NodeKind[] = kinds): PaletteGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<Category, NodeKind[]>();
  for (const kind of all) {
    const text = `${kind.label} ${kind.type} ${kind.description}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const group = groups.get(kind.category);
    if (group) group.push(kind);
    else groups.set(kind.category, [kind]);
  }
  return [...groups].map(([category, entries]) => ({ category, entries: byLabelFirst(entries, words) }));
}

/** What matches by its own name comes before what is only described so. */
function byLabelFirst(entries: NodeKind[], words: readonly string[]): NodeKind[] {
  const score = (kind: NodeKind) => (words.every((word) => kind.label.toLowerCase().includes(word)) ? 0 : 1);
  return entries.toSorted((a, b) => score(a) - score(b));
}
