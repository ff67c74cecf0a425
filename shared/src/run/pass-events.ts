/** The passes of a run's loops, for picking one. */
import { initialRun, reduceTelling } from "../reduce-run.ts";
import type { RunEvent } from "../run-event.ts";
import type { PassPicks, RunGraph } from "../run-state.ts";
import type { PassStatus } from "./folding.ts";
import { type IndexedNode, indexOf, loopsAround } from "./graph-index.ts";

/** `iteration` ends with the pass's own index; before it stand those of the loops around. */
export type LoopPass = { iteration: number[]; status: PassStatus };

/** Of every loop, by its id, the passes in the order of their indices; one fold of all events. */
export function passesOf(events: Iterable<RunEvent>, graph: RunGraph): { [loopId: string]: LoopPass[] } {
  const byLoop = new Map<string, Map<string, LoopPass>>();
  let state = initialRun(graph);
  for (const event of events)
    state = reduceTelling(state, event, ({ loopId, iteration, status }) => {
      const passes = byLoop.get(loopId) ?? new Map<string, LoopPass>();
      byLoop.set(loopId, passes.set(iteration.join(), { iteration, status }));
    });
  return Object.fromEntries(
    [...byLoop].map(([loopId, passes]) => [loopId, [...passes.values()].sort(byIteration)]),
  );
}

function byIteration(a: LoopPass, b: LoopPass): number {
  const level = a.iteration.findIndex((index, at) => index !== b.iteration[at]);
  return level < 0 ? 0 : (a.iteration[level] ?? 0) - (b.iteration[level] ?? 0);
}

/**
 * The events without those of passes that are not picked; a loop of which none is picked keeps all. For lists of what
 * happened: a state that shows the picked passes, with true counts, is folded from all events and
 * `initialRun(graph, picks)`.
 */
export function eventsOfPass<E extends RunEvent>(
  events: readonly E[],
  graph: RunGraph,
  picks: PassPicks,
): E[] {
  const { byId } = indexOf(graph);
  return events.filter((event) => {
    const node = "nodeId" in event ? byId.get(event.nodeId ?? "") : undefined;
    const iteration = "iteration" in event ? event.iteration : undefined;
    return !node || !iteration || isPicked(node, iteration, picks);
  });
}

/** The loop itself counts where the event is about one of its passes: `rep[2]:until`. */
function isPicked(node: IndexedNode, iteration: readonly number[], picks: PassPicks): boolean {
  return [...loopsAround(node), node].every(
    ({ id }, level) =>
      picks[id] === undefined || iteration[level] === undefined || picks[id] === iteration[level],
  );
}
