/** What a run has recorded so far, step by step, as expressions read it. Pure: the fold of its events. */
import type { Failure, Json, OutputRef, RunEvent } from "@weft/shared";

export type RecordedRun = {
  run: { id: string; workflowId: string; version: number | "draft"; startedAt: string };
  /** The output of the trigger that fired. */
  trigger: Json;
  /** Outputs by step: `ask`, `ask[2]`, `each:items`. */
  outputs: ReadonlyMap<string, Json | OutputRef>;
  /** Failures by step. */
  errors: ReadonlyMap<string, Failure>;
  /** The latest failure of a step: what undoing is about. */
  failure: Failure | null;
  /** The pass each node was last heard of in, by node: indices of the loops around, outermost first. */
  passes: ReadonlyMap<string, readonly number[]>;
};

/** `ask[2][0]`, `each[1]:items` */
export const stepKey = (nodeId: string, pass: readonly number[], phase?: string): string =>
  nodeId + pass.map((index) => `[${index}]`).join("") + (phase === undefined ? "" : `:${phase}`);

/** `null` before the run has begun. */
export function recordedRun(run: RecordedRun["run"], events: readonly RunEvent[]): RecordedRun | null {
  const outputs = new Map<string, Json | OutputRef>();
  const errors = new Map<string, Failure>();
  const attempts = new Map<string, Failure>();
  const passes = new Map<string, readonly number[]>();
  const started = events.find((event) => event.type === "workflow_started");
  if (!started) return null;
  if (started.nodeId !== undefined) outputs.set(started.nodeId, started.params);
  for (const event of events) {
    if (!("stepName" in event) || event.nodeId === undefined) continue;
    const { nodeId, iteration = [], phase } = event;
    const key = stepKey(nodeId, iteration, phase);
    if (phase === undefined) passes.set(nodeId, iteration);
    if (event.type === "step_completed") outputs.set(key, event.output);
    else if (event.type === "attempt_errored") attempts.set(key, event.error);
    else if (event.type === "step_errored") errors.set(key, attempts.get(key) ?? unknownFailure);
  }
  const failure = [...errors.values()].at(-1) ?? null;
  return { run, trigger: started.params, outputs, errors, failure, passes };
}

const unknownFailure: Failure = { name: "Error", message: "" };
