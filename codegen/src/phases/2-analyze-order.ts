import type { GraphNode } from "@weft/shared";
import type { ExpressionScope } from "../expressions/scope.ts";
import type { Finding, Wiring } from "./2-analyze.ts";

/** Ids in an order in which every node stands after those it depends on. Cycles are reported and left out. */
export function orderNodes(nodes: readonly GraphNode[], wiring: Wiring, error: Finding): string[] {
  const open = new Map(nodes.map(({ id }) => [id, wiring.of(id).incoming.length]));
  const ready = nodes.filter(({ id }) => open.get(id) === 0).map(({ id }) => id);
  for (let at = 0; at < ready.length; at++) {
    const id = ready[at] as string;
    open.delete(id);
    for (const { target } of wiring.of(id).outgoing) {
      const left = (open.get(target) ?? 0) - 1;
      open.set(target, left);
      if (left === 0) ready.push(target);
    }
  }
  reportCycles(new Set(open.keys()), wiring, error);
  return ready;
}

/** Every node in `left` has a predecessor in it or comes after a cycle; walking back from one must end in a cycle. */
function reportCycles(left: Set<string>, wiring: Wiring, error: Finding): void {
  const before = (id: string) => wiring.of(id).incoming.find(({ source }) => left.has(source))?.source;
  for (const start of [...left]) {
    const path: string[] = [];
    let at: string | undefined = left.has(start) ? start : undefined;
    while (at !== undefined && !path.includes(at)) {
      path.push(at);
      at = before(at);
    }
    if (at !== undefined) {
      const cycle = path.slice(path.indexOf(at)).reverse();
      const shown = cycle.length > 12 ? [...cycle.slice(0, 11), "…"] : cycle;
      error(
        "cycle",
        `These steps lead back to themselves: ${[...shown, cycle[0]].join(" → ")}. To repeat steps, use a container.`,
        {
          nodeId: cycle[0] as string,
        },
      );
    }
    for (const id of path) left.delete(id);
  }
}

export type Ancestors = {
  /** Whether `id` comes before `of` on some path. */
  isUpstream: (id: string, of: string) => boolean;
  /** The nodes before `of`, looked up only when asked for: a list for every node would cost the square of their number. */
  upstream: (of: string) => ExpressionScope["upstream"];
};

/** All ancestors of all nodes as bit sets: 2,000 nodes take half a megabyte. */
export function ancestorsOf(order: readonly string[], wiring: Wiring): Ancestors {
  const index = new Map(order.map((id, at) => [id, at]));
  const words = Math.ceil(order.length / 32);
  const sets = new Uint32Array(order.length * words);
  order.forEach((id, at) => {
    for (const { source } of wiring.of(id).incoming) {
      const from = index.get(source);
      if (from === undefined) continue;
      for (let word = 0; word < words; word++)
        sets[at * words + word] = (sets[at * words + word] as number) | (sets[from * words + word] as number);
      const bit = at * words + (from >> 5);
      sets[bit] = (sets[bit] as number) | (1 << (from & 31));
    }
  });
  const isUpstream = (id: string, of: string): boolean => {
    const from = index.get(id);
    const at = index.get(of);
    if (from === undefined || at === undefined) return false;
    return (((sets[at * words + (from >> 5)] as number) >>> (from & 31)) & 1) === 1;
  };
  return {
    isUpstream,
    upstream: (of) => ({
      has: (id) => isUpstream(id, of),
      [Symbol.iterator]: () => order.filter((id) => isUpstream(id, of)).values(),
    }),
  };
}
