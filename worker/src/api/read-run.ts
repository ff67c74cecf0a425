import { runGraph } from "@weft/codegen";
import {
  initialRun,
  isObject,
  isRunEnded,
  type Json,
  type Run,
  type RunState,
  reduceRun,
} from "@weft/shared";
import type { Env } from "../env.ts";
import { loadGraph } from "../modules/store.ts";
import { runObject } from "../runs/plan.ts";
import type { IndexedRun } from "../workspace/runs.ts";

/**
 * A run as its own object tells it. The index says less, but it alone knows of a run that never reached the engine.
 */
export async function readRun(env: Env, workspace: string, { summary, graphHash }: IndexedRun): Promise<Run> {
  const read = await runObject(env, workspace, summary.id).read();
  if (read && (isRunEnded(read.state.status) || !isRunEnded(summary.status))) {
    return present(summary, read.state, inputOf(read.trigger.output));
  }
  const state = read?.state ?? initialRun(runGraph(await loadGraph(env, workspace, graphHash)));
  return present(summary, endAs(state, summary), inputOf(read?.trigger.output ?? null));
}

function present(summary: IndexedRun["summary"], state: RunState, input: Json): Run {
  const { status, error, output, startedAt, endedAt, nodes } = state;
  return { ...summary, status, error, input, output, startedAt, endedAt, nodes };
}

/** What a run was started with is its trigger's body. */
const inputOf = (output: Json): Json => (isObject(output) ? ((output.body ?? null) as Json) : null);

function endAs(state: RunState, { status, error, endedAt }: IndexedRun["summary"]): RunState {
  if (status !== "errored" || !error) return state;
  const timestamp = Date.parse(endedAt ?? "") || 0;
  return reduceRun(state, { type: "workflow_errored", eventId: state.lastEventId + 1, timestamp, error });
}
