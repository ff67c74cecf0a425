/**
 * What a run did, step by step, for timeline and step details: the same events the reducer folds, but kept as a story.
 * Pure; a row is one pass of one node.
 */
import type { Failure, Json, OutputRef, RunEvent, RunGraph } from "@weft/shared";
import { isTerminalEvent } from "@weft/shared";

/** A stretch of a row. `to` is null while it lasts. Times are ms since 1970. */
export type Segment = {
  kind: "attempt" | "retry" | "sleep" | "wait";
  from: number;
  to: number | null;
  /** How it ended; `cancelled` when the run ended first. */
  outcome: "open" | "complete" | "errored" | "cancelled";
  /** Of which step of the node: null for its own, else the phase. */
  phase: string | null;
  attempt: number;
  error: Failure | null;
};

export type Pass = {
  /** `ask` or `ask[2][0]`. */
  key: string;
  nodeId: string;
  iteration: readonly number[];
  /** Whether these are steps a loop takes in one of its passes, e.g. to see whether it was the last. */
  ofLoop: boolean;
  segments: Segment[];
  status: "open" | "complete" | "errored" | "cancelled";
  output: Json | OutputRef;
  startedAt: number;
  endedAt: number | null;
};

export type RunHistory = { passes: Pass[]; pauses: { from: number; to: number | null }[] };

type StepEvent = Extract<RunEvent, { stepName: string }> & { nodeId: string };

export function runHistory(events: readonly RunEvent[], graph?: RunGraph): RunHistory {
  const passes = new Map<string, Pass>();
  const containers = containersOf(graph);
  const pauses: RunHistory["pauses"] = [];
  for (const event of events) {
    if (isTerminalEvent(event)) close(passes, pauses, event.timestamp);
    else if (event.type === "workflow_paused") pauses.push({ from: event.timestamp, to: null });
    else if (event.type === "workflow_running") endPause(pauses, event.timestamp);
    else if ("stepName" in event && event.nodeId !== undefined && !event.type.startsWith("rollback_"))
      record(passes, event as StepEvent, containers);
  }
  return { passes: [...passes.values()], pauses };
}

/** What a story has to know of containers. */
type Containers = {
  /** Of every loop, how many loops are around it. */
  depths: ReadonlyMap<string, number>;
  scopes: ReadonlySet<string>;
};

function containersOf(graph: RunGraph | undefined): Containers {
  const nodes = graph?.nodes ?? [];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const loops = nodes.filter((node) => node.container === "loop");
  const depthOf = (parentId: string | undefined): number => {
    const seen = new Set<string>();
    let depth = 0;
    for (let at = parentId; at !== undefined && !seen.has(at); at = byId.get(at)?.parentId) {
      seen.add(at);
      if (byId.get(at)?.container === "loop") depth += 1;
    }
    return depth;
  };
  return {
    depths: new Map(loops.map(({ id, parentId }) => [id, depthOf(parentId)])),
    scopes: new Set(nodes.filter((node) => node.container === "scope").map(({ id }) => id)),
  };
}

const keyOf = (event: StepEvent): string =>
  event.nodeId + (event.iteration ?? []).map((index) => `[${index}]`).join("");

function record(passes: Map<string, Pass>, event: StepEvent, { depths, scopes }: Containers) {
  const key = keyOf(event);
  const ofLoop = (event.iteration?.length ?? 0) > (depths.get(event.nodeId) ?? Number.POSITIVE_INFINITY);
  const pass = passes.get(key) ?? newPass(key, event, ofLoop);
  passes.set(key, pass);
  const phase = event.phase ?? null;
  const at = event.timestamp;
  switch (event.type) {
    case "attempt_started":
      end(pass, phase, "retry", at, "complete");
      pass.segments.push(segment("attempt", at, phase, event.attempt));
      break;
    case "attempt_completed":
      end(pass, phase, "attempt", at, "complete");
      break;
    case "attempt_errored":
      end(pass, phase, "attempt", at, "errored", event.error);
      if (event.retryDelayMs !== undefined) pass.segments.push(segment("retry", at, phase, event.attempt));
      break;
    case "sleep_started":
      // A scope does not sleep: it may end before its time is up.
      if (!scopes.has(event.nodeId)) pass.segments.push(segment("sleep", at, phase, 0));
      break;
    case "wait_started":
      pass.segments.push(segment("wait", at, phase, 0));
      break;
    case "sleep_completed":
      end(pass, phase, "sleep", at, "complete");
      break;
    case "wait_completed":
    case "wait_timed_out":
      end(pass, phase, "wait", at, "complete");
      break;
    case "step_completed":
      if (phase === null || ofLoop)
        Object.assign(pass, { status: "complete", endedAt: at, output: event.output });
      break;
    case "step_errored":
      if (phase === null || ofLoop) Object.assign(pass, { status: "errored", endedAt: at });
      break;
    default:
  }
}

const newPass = (key: string, event: StepEvent, ofLoop: boolean): Pass => ({
  key,
  nodeId: event.nodeId,
  iteration: event.iteration ?? [],
  ofLoop,
  segments: [],
  status: "open",
  output: null,
  startedAt: event.timestamp,
  endedAt: null,
});

const segment = (kind: Segment["kind"], from: number, phase: string | null, attempt: number): Segment => ({
  kind,
  from,
  to: null,
  outcome: "open",
  phase,
  attempt,
  error: null,
});

function end(
  pass: Pass,
  phase: string | null,
  kind: Segment["kind"],
  at: number,
  outcome: Segment["outcome"],
  error: Failure | null = null,
) {
  const open = pass.segments.findLast((one) => one.kind === kind && one.phase === phase && one.to === null);
  if (open) Object.assign(open, { to: at, outcome, error });
}

function endPause(pauses: RunHistory["pauses"], at: number) {
  const last = pauses.at(-1);
  if (last && last.to === null) last.to = at;
}

function close(passes: Map<string, Pass>, pauses: RunHistory["pauses"], at: number) {
  endPause(pauses, at);
  for (const pass of passes.values()) {
    for (const one of pass.segments)
      if (one.to === null) Object.assign(one, { to: at, outcome: "cancelled" });
    if (pass.status === "open") Object.assign(pass, { status: "cancelled", endedAt: at });
  }
}

/** The attempts of the node's own step, oldest first. */
export const ownAttempts = (pass: Pass): Segment[] =>
  pass.segments.filter((one) => one.kind === "attempt" && one.phase === null);
