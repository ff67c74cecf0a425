/**
 * What a node can read without a race: outputs of nodes that have surely settled, one way or the other, when it starts.
 * Behind `join: any` that is only what is settled on every one of the ways.
 */
import type { GraphEdge, GraphNode } from "@weft/shared";

/** Expressions that give plain values, and which `item` and `index` there are. */
export type Readable = string[];

/** For each node the ids of those that have settled when it runs. Edges lead from earlier nodes to later ones. */
export function settledBefore(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
): Map<string, Set<string>> {
  const before = new Map<string, Set<string>>();
  for (const { id, data, parentId } of nodes) {
    const ways = edges
      .filter(({ target }) => target === id)
      .map(({ source }) => new Set([source, ...(before.get(source) ?? [])]));
    const own = data.join === "any" ? shared(ways) : new Set(ways.flatMap((way) => [...way]));
    for (const outer of before.get(parentId ?? "") ?? []) own.add(outer);
    before.set(id, own);
  }
  return before;
}

const shared = (sets: Set<string>[]): Set<string> =>
  new Set([...(sets[0] ?? [])].filter((id) => sets.every((set) => set.has(id))));

/** Plain values in the output of a node, `null` and missing ones included. */
export function valuesOf({ id, type, data }: GraphNode): string[] {
  if (data.disabled) return [`${id} === null`];
  const values: { [type: string]: string[] } = {
    manual: ["trigger.body.n", `${id}.body.n`],
    called: ["trigger.body.n", `${id}.body.n`],
    http: [`${id}.body.n`, `${id}.body.flag`, `${id}.error.name`, `${id}.status`],
    store: [`${id}.n`, `${id}.error.name`],
    code: [`${id}.saw.a`, `${id}.error.name`],
    transform: [`${id}.a`, `${id}.error.name`],
    if: [id],
    switch: [`${id}`],
    sleep: [id],
    wait_event: [`${id}.event`],
    for_each: [`${id}.results.length`, `${id}.errors.length`, `${id}.error.name`],
    repeat: [`${id}.iterations`, `${id}.error.name`],
    group: [`${id}.error.name`],
  };
  return values[type] ?? [];
}
