/**
 * Steps often take a few milliseconds, and what happened to one arrives in a single piece. Shown at once, a step would
 * go from not started to done without ever running before one's eyes. So what has just happened is shown in groups in
 * which no step changes twice, a moment apart; what is long past is shown as it is.
 */
import type { RunEvent } from "@weft/shared";

/** Older events are history, and nobody watches history happen. In ms. */
const recentMs = 3000;
/** More groups than this would take longer than it helps. */
const mostGroups = 40;

/** What a step's status follows, apart from its phases' own ends. */
const changing: ReadonlySet<string> = new Set([
  "attempt_started",
  "attempt_errored",
  "sleep_started",
  "sleep_completed",
  "wait_started",
  "wait_completed",
  "wait_timed_out",
  "step_completed",
  "step_errored",
]);

/** `events` in order, cut into what may be shown at once. `now` in ms since 1970. */
export function pacedGroups(events: readonly RunEvent[], now: number): RunEvent[][] {
  const first = events[0];
  if (!first || now - first.timestamp > recentMs) return [[...events]];
  const groups: RunEvent[][] = [[]];
  let changed = new Set<string>();
  for (const event of events) {
    const step = changedStep(event);
    if (step !== null && changed.has(step)) {
      groups.push([]);
      changed = new Set();
    }
    if (step !== null) changed.add(step);
    groups.at(-1)?.push(event);
  }
  return groups.length > mostGroups ? [[...events]] : groups;
}

function changedStep(event: RunEvent): string | null {
  if (!("nodeId" in event) || event.nodeId === undefined || !changing.has(event.type)) return null;
  const endsPhase = event.type === "step_completed" && "phase" in event && event.phase !== undefined;
  return endsPhase ? null : event.nodeId;
}
