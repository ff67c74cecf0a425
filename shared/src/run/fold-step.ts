/** What the events of a step say about its node. */
import { isObject, type Json } from "../json.ts";
import type { RunEvent } from "../run-event.ts";
import { isNodeEnded, type NodeState } from "../run-state.ts";
import { changeNode, statusOf } from "./change-node.ts";
import { endPassesThatAreDone, enter } from "./enter.ts";
import type { Folding, Place } from "./folding.ts";
import type { IndexedNode } from "./graph-index.ts";
import { settle } from "./settle.ts";

export type StepEvent = Extract<RunEvent, { stepName: string }>;

export function foldStep(folding: Folding, node: IndexedNode, event: StepEvent): void {
  const place = enter(folding, node, event.iteration ?? []);
  if (!place) return;
  if (!isNodeEnded(statusOf(place, node)) || isLate(place, node, event)) {
    const change = changeBy(event, folding.shown(node), folding);
    if (change) changeNode(folding, place, node, change);
    if (event.phase === undefined && (event.type === "step_completed" || event.type === "step_errored"))
      endNode(folding, place, node, event);
  }
  endPassesThatAreDone(folding, place);
}

/**
 * A pass is over when it failed and nothing in it is at work. But what fails and what starts may cross on their way to
 * the engine: a step that did start is shown so, though it was taken for skipped.
 */
const isLate = (place: Place, node: IndexedNode, { type }: StepEvent): boolean =>
  place.frame.hasEnded && type === "step_started" && statusOf(place, node) === "skipped";

function changeBy(event: StepEvent, node: NodeState, folding: Folding): Partial<NodeState> | undefined {
  const isOwn = event.phase === undefined;
  switch (event.type) {
    case "step_started":
      return { status: "running", startedAt: node.startedAt ?? folding.at };
    case "attempt_started":
      return { status: "running", until: null, attempts: node.attempts + (isOwn ? 1 : 0) };
    case "attempt_errored": {
      const { error, retryDelayMs } = event;
      if (retryDelayMs === undefined) return { error };
      return { status: "retrying", error, until: later(event.timestamp, retryDelayMs) };
    }
    case "sleep_started":
      return {
        status: "sleeping",
        startedAt: node.startedAt ?? folding.at,
        until: later(event.timestamp, event.durationMs),
      };
    case "wait_started":
      return { status: "waiting", startedAt: node.startedAt ?? folding.at };
    case "sleep_completed":
    case "wait_completed":
    case "wait_timed_out":
      return { status: "running", until: null };
    case "step_completed":
      // The step that opens a wait says in its output until when: `{ until }`.
      return isOwn ? { error: null, output: event.output } : { until: deadline(event.output) };
    default:
      return undefined;
  }
}

export const later = (timestamp: number, ms: number): string => new Date(timestamp + ms).toISOString();

const deadline = (output: Json): string | null =>
  isObject(output) && typeof output.until === "string" && Number.isFinite(Date.parse(output.until))
    ? output.until
    : null;

export function endNode(
  folding: Folding,
  place: Place,
  node: IndexedNode,
  event: { type: string; handles?: string[] },
): void {
  const handles = event.handles ?? [];
  const hasFailed = event.type === "step_errored";
  changeNode(folding, place, node, {
    status: hasFailed ? "errored" : "complete",
    until: null,
    endedAt: folding.at,
  });
  const isHandled = node.outgoing.some(({ handle }) => handles.includes(handle));
  if (hasFailed && !isHandled && node.parent === place.region.loop) place.frame.hasFailed = true;
  settle(folding, place, node, handles);
}
