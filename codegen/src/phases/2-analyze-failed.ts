import { type GraphEdge, sourceHandle } from "@weft/shared";
import type { Wiring } from "./2-analyze.ts";
import type { Parents } from "./2-analyze-placing.ts";

/** Whether a node only ever runs, or what holds it, because another one has failed: all ways to it begin at that one's `error`. */
export function failureFinder(wiring: Wiring, parents: Parents) {
  const known = new Map<string, Map<string, boolean>>();
  return (id: string, of: string): boolean => {
    let beside: string | undefined = of;
    while (beside !== undefined && parents.get(beside) !== parents.get(id)) beside = parents.get(beside);
    const found = known.get(id) ?? new Map<string, boolean>();
    known.set(id, found);
    return beside !== undefined && onlyAfter(id, beside, wiring, found);
  };
}

function onlyAfter(id: string, node: string, wiring: Wiring, found: Map<string, boolean>): boolean {
  const before = found.get(node);
  if (before !== undefined) return before;
  // A node that leads back to itself is refused; it must not be followed for ever.
  found.set(node, false);
  const { incoming } = wiring.of(node);
  const leads = (edge: GraphEdge): boolean =>
    edge.source === id ? sourceHandle(edge) === "error" : onlyAfter(id, edge.source, wiring, found);
  const is = incoming.length > 0 && incoming.every(leads);
  found.set(node, is);
  return is;
}
