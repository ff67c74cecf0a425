import {
  initialRun,
  type PassPicks,
  type RunEvent,
  type RunGraph,
  type RunState,
  reduceRun,
} from "@weft/shared";

/**
 * Folds a growing list of events without starting over: what was folded before is kept as long as the list only grew.
 * Given a shorter list (a moment in the past), it folds that prefix anew. In loops it shows the passes picked.
 */
export function runFold(graph: RunGraph, picks: PassPicks = {}): (events: readonly RunEvent[]) => RunState {
  let folded: RunState = initialRun(graph, picks);
  let count = 0;
  let last: RunEvent | undefined;
  return (events) => {
    const grew = events.length >= count && (count === 0 || events[count - 1] === last);
    const rest = grew ? events.slice(count) : events;
    const state = rest.reduce(reduceRun, grew ? folded : initialRun(graph, picks));
    if (grew) {
      folded = state;
      count = events.length;
      last = events.at(-1);
    }
    return state;
  };
}
