/**
 * The one meaning of a run's events. Pure, so the canvas, the run page, time travel and the worker's index all show
 * the same; it settles edges by the `handles` an event carries and never reads an output or knows a kind.
 */
import { changeNode, initialNodes, statusOf } from "./run/change-node.ts";
import { closeNodes } from "./run/close.ts";
import { shiftDeadlines } from "./run/deadlines.ts";
import { foldContainer } from "./run/fold-container.ts";
import { foldStep, type StepEvent } from "./run/fold-step.ts";
import { foldUndo } from "./run/fold-undo.ts";
import { Folding, type PassNews } from "./run/folding.ts";
import { indexOf } from "./run/graph-index.ts";
import { newFrame, type Progress } from "./run/progress.ts";
import { endedRun, type RunFacts, runState } from "./run/run-state-of.ts";
import { settle, skipAll } from "./run/settle.ts";
import type { RunEvent } from "./run-event.ts";
import { isRunEnded, type PassPicks, type RunGraph, type RunState, type RunStatus } from "./run-state.ts";

/** @param picks passes to show instead of those that began last. */
export function initialRun(graph: RunGraph, picks: PassPicks = {}): RunState {
  const { nodes, root } = indexOf(graph);
  return runState({
    graph,
    status: "queued",
    output: null,
    error: null,
    startedAt: null,
    endedAt: null,
    pausedAt: null,
    lastEventId: 0,
    progress: { picks, isUndoing: false, shown: initialNodes(nodes), root: newFrame(root, []) },
  });
}

export const reduceRun = (state: RunState, event: RunEvent): RunState => reduceTelling(state, event);

/** As `reduceRun`; tells of every pass that begins or ends with the event. */
export function reduceTelling(state: RunState, event: RunEvent, onPass?: (news: PassNews) => void): RunState {
  const { graph, status, output, error, startedAt, endedAt, pausedAt, progress } = state;
  if (isRunEnded(status) || !progress || event.eventId <= state.lastEventId) return state;
  const { eventId: lastEventId, timestamp } = event;
  const facts = { graph, status, output, error, startedAt, endedAt, pausedAt, progress, lastEventId };
  return fold(facts, event, () => new Folding(graph, progress, { timestamp, ...(onPass && { onPass }) }));
}

function fold(facts: RunFacts, event: RunEvent, begin: () => Folding): RunState {
  switch (event.type) {
    case "workflow_started":
      return start(facts, event, begin());
    case "workflow_running":
      return goOn(facts, event.timestamp, begin());
    case "workflow_paused":
      return runState({ ...facts, status: "paused", pausedAt: event.timestamp });
    case "workflow_completed":
      return end({ ...facts, output: event.output }, "complete", begin());
    case "workflow_errored":
      return end({ ...facts, error: event.error }, "errored", begin());
    case "workflow_terminated":
      return end(facts, "cancelled", begin());
    case "rollback_started":
    case "rollback_completed":
    case "rollback_errored":
      return inProgress(facts, { ...facts.progress, isUndoing: event.type === "rollback_started" });
    default:
      return "stepName" in event && event.nodeId !== undefined
        ? foldAbout(facts, event, begin())
        : runState(facts);
  }
}

function foldAbout(facts: RunFacts, event: StepEvent, folding: Folding): RunState {
  const node = folding.index.byId.get(event.nodeId ?? "");
  if (!node || node.isUndo) return runState(facts);
  if (event.type.startsWith("rollback_")) foldUndo(folding, node, event);
  else if (node.container) foldContainer(folding, node, event);
  else foldStep(folding, node, event);
  return inProgress(facts, folding.progress);
}

function start(
  facts: RunFacts,
  event: Extract<RunEvent, { type: "workflow_started" }>,
  folding: Folding,
): RunState {
  const started = { ...facts, startedAt: facts.startedAt ?? folding.at };
  const { index, root, at } = folding;
  const trigger = index.byId.get(event.nodeId ?? "");
  if (!trigger || trigger.region !== index.root || statusOf(root, trigger) !== "pending")
    return runState(started);
  changeNode(folding, root, trigger, {
    status: "complete",
    output: event.params,
    startedAt: at,
    endedAt: at,
  });
  settle(folding, root, trigger, event.handles ?? []);
  const idle = index.top.filter((node) => node !== trigger && node.incoming.length === 0 && !node.isUndo);
  skipAll(folding, root, idle);
  return runState({ ...started, progress: folding.progress });
}

/** A run begins, or goes on after a pause. */
function goOn(facts: RunFacts, timestamp: number, folding: Folding): RunState {
  if (facts.pausedAt !== null) shiftDeadlines(folding, timestamp - facts.pausedAt);
  const wasIdle = facts.status === "queued" || facts.pausedAt !== null;
  const status = wasIdle ? "running" : facts.status;
  return inProgress({ ...facts, status, pausedAt: null }, folding.progress);
}

function end(facts: RunFacts, status: RunStatus, folding: Folding): RunState {
  closeNodes(folding, folding.root, folding.index.top);
  const ended = { ...facts, status, endedAt: folding.at, pausedAt: null };
  return endedRun({ ...ended, progress: folding.progress });
}

/** `waiting` when all active nodes are asleep or waiting. */
function inProgress(facts: RunFacts, progress: Progress): RunState {
  const { busy, idle } = progress.root;
  const isWaiting = idle > 0 && busy === 0 && !progress.isUndoing;
  const isLive = facts.status === "running" || facts.status === "waiting";
  const status = isLive ? (isWaiting ? "waiting" : "running") : facts.status;
  return runState({ ...facts, status, progress });
}
