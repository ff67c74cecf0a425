/** What a run that has ended shows of its nodes, told by what happened and not by the events. */
import type { NodeStatus, Passes, RunGraph } from "../src/run-state.ts";
import type { RandomRun, Scope } from "./random-run.ts";

type Shown = { status: NodeStatus; passes?: Passes };

export function expectedNodes(
  graph: RunGraph,
  { moments, root, counts }: RandomRun,
): { [id: string]: Shown } {
  const first = firstEvents(graph, moments);
  const nodes: { [id: string]: Shown } = {};
  const show = (scope: Scope | undefined, container: string | undefined, isInLoop: boolean): void => {
    for (const { id, parentId, container: sort } of graph.nodes) {
      if (parentId !== container) continue;
      const status = scope?.executions.get(id)?.status ?? "skipped";
      const inside = scope?.scopes.get(id) ?? [];
      const seen = inside.map((pass) => ({ pass, at: first.get(keyOf(id, pass.iteration)) ?? 0 }));
      const last = seen
        .filter(({ at }) => at > 0)
        .sort((a, b) => a.at - b.at)
        .at(-1)?.pass;
      const passes = sort === "loop" ? passesOf(inside, scope?.items.get(id)) : isInLoop && counts.get(id);
      nodes[id] = passes ? { status, passes } : { status };
      if (sort) show(sort === "loop" ? last : inside[0], id, isInLoop || sort === "loop");
    }
  };
  show(root, undefined, false);
  return nodes;
}

const passesOf = (passes: readonly Scope[], total = 0): Passes => ({
  total,
  complete: passes.filter(({ end }) => end === "complete").length,
  errored: passes.filter(({ end }) => end === "errored").length,
});

const keyOf = (loop: string, iteration: readonly number[]): string => `${loop} ${iteration.join()}`;

/** A pass is seen from the first event in it on. */
function firstEvents(graph: RunGraph, moments: RandomRun["moments"]): Map<string, number> {
  const first = new Map<string, number>();
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const { event } of moments) {
    if (!("stepName" in event)) continue;
    const loops: string[] = [];
    for (let node = byId.get(event.nodeId ?? ""); node; node = byId.get(node.parentId ?? ""))
      if (byId.get(node.parentId ?? "")?.container === "loop") loops.unshift(node.parentId as string);
    for (const [level, loop] of loops.entries()) {
      const key = keyOf(loop, event.iteration?.slice(0, level + 1) ?? []);
      if (!first.has(key)) first.set(key, event.eventId);
    }
  }
  return first;
}
