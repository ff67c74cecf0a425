import type { GraphNode } from "@weft/shared";
import type { Finding, Wiring } from "./2-analyze.ts";
import type { Parents } from "./2-analyze-placing.ts";

/**
 * Ids in an order in which every node stands after those it depends on, and after its container. Cycles are reported
 * and left out.
 */
export function orderNodes(
  nodes: readonly GraphNode[],
  wiring: Wiring,
  parents: Parents,
  error: Finding,
): string[] {
  const children = childrenOf(nodes, parents);
  const open = new Map(
    nodes.map(({ id }) => [id, wiring.of(id).incoming.length + (parents.has(id) ? 1 : 0)]),
  );
  const ready = nodes.filter(({ id }) => open.get(id) === 0).map(({ id }) => id);
  for (let at = 0; at < ready.length; at++) {
    const id = ready[at] as string;
    open.delete(id);
    const behind = wiring.of(id).outgoing.map(({ target }) => target);
    for (const next of [...behind, ...(children.get(id) ?? [])]) {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  reportCycles(new Set(open.keys()), wiring, error);
  return ready;
}

function childrenOf(nodes: readonly GraphNode[], parents: Parents): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const { id } of nodes) {
    const parent = parents.get(id);
    const known = parent === undefined ? undefined : children.get(parent);
    if (known) known.push(id);
    else if (parent !== undefined) children.set(parent, [id]);
  }
  return children;
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
        { nodeId: cycle[0] as string },
      );
    }
    for (const id of path) left.delete(id);
  }
}
