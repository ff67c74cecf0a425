import { sourceHandle } from "@weft/shared";
import type { Analysis, AnalyzedNode } from "./2-analyze.ts";

type Steps = (analyzed: AnalyzedNode) => readonly unknown[];

/**
 * How many steps a run that succeeds costs. At most every node runs; at least those run that every path through the
 * graph's branches goes by: a lower bound, exact where nothing branches.
 */
export function costOf({ ordered, triggers }: Analysis, steps: Steps): { min: number; max: number } {
  const certain = new Set(triggers.length === 1 ? triggers.map(({ node }) => node.id) : []);
  const nodes = new Map([...triggers, ...ordered].map((analyzed) => [analyzed.node.id, analyzed]));
  let min = 0;
  let max = 0;
  for (const analyzed of ordered) {
    const cost = steps(analyzed).length;
    max += cost;
    if (!isCertain(analyzed, nodes, certain)) continue;
    certain.add(analyzed.node.id);
    min += cost;
  }
  return { min, max };
}

/** Runs whatever way is chosen: a node before it is certain and all of that node's ways lead here. */
function isCertain(
  { incoming }: AnalyzedNode,
  nodes: ReadonlyMap<string, AnalyzedNode>,
  certain: ReadonlySet<string>,
): boolean {
  return incoming.some(({ source: id }) => {
    const source = certain.has(id) ? nodes.get(id) : undefined;
    const handles = incoming.filter(({ source }) => source === id).map(sourceHandle);
    return source?.kind.outputs(source.params).every((handle) => handles.includes(handle.id)) ?? false;
  });
}
