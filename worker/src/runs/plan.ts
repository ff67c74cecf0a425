/**
 * Where the API's side of the worker meets the run machinery: what a run is told when it begins, what its object
 * answers, and what it reports back to its workspace.
 */
import type { Failure, Graph, Json, LogLine, RunState, RunStatus, StepRow } from "@weft/shared";
import type { Env } from "../env.ts";

/** Step name pattern to node, as `compile` gives it. */
export type StepMap = { [pattern: string]: { nodeId: string; phase?: string } };

/** Everything a run keeps for its whole life; never changed after `begin`. */
export type RunPlan = {
  workspace: string;
  workflowId: string;
  runId: string;
  version: number | "draft";
  /** Of the stored module, 64 hex digits. */
  hash: string;
  /** Of the stored graph: `loadGraph(env, workspace, graphHash)` gives it again. */
  graphHash: string;
  graph: Graph;
  steps: StepMap;
  trigger: { id: string; output: Json };
  /** ISO 8601 UTC. */
  createdAt: string;
};

/** `params` of the engine's instance: the envelope of dynamic-workflows around what the module sees as payload. */
export type RunEnvelope = {
  __dispatcherMetadata: { workspace: string; workflow: string; version: number | "draft"; hash: string };
  params: {
    trigger: { id: string; output: Json };
    run: { id: string; workflowId: string; version: number | "draft"; startedAt: string };
  };
};

/** What a run reports to its workspace. Told again, it changes nothing; a terminal status is final. */
export type RunChange = {
  status: RunStatus;
  startedAt: string | null;
  endedAt: string | null;
  error: (Failure & { nodeId?: string }) | null;
};

/** A slice of a list. `after` and `next` are positions the run chose; the API makes opaque cursors of them. */
export type Slice<T> = { items: T[]; next: number | null };
export type SliceQuery = { after: number | null; limit: number };
export type StepsQuery = SliceQuery & { node?: string; iteration?: number[] };

/** `accepted` is false once the run has ended. */
export type ControlAnswer = { accepted: boolean; status: RunStatus };

/** The methods of the `Run` object, one per run. */
export interface RunObject {
  /** Idempotent. The engine's instance may be created a moment later, or already. */
  begin(plan: RunPlan): Promise<void>;
  /** `null` before `begin`. Outputs over 16 KiB are references, the run's own output is whole. */
  read(): Promise<{ state: RunState; trigger: { id: string; output: Json } } | null>;
  steps(query: StepsQuery): Promise<Slice<StepRow>>;
  logs(query: SliceQuery): Promise<Slice<LogLine>>;
  /** A `text/event-stream` of every event after `lastEventId` (0 for all). */
  events(lastEventId: number): Promise<Response>;
  /** The JSON text of the output that the event carries; `null` where there is none. */
  output(eventId: number): Promise<string | null>;
  send(name: string, payload: Json): Promise<ControlAnswer>;
  pause(): Promise<ControlAnswer>;
  resume(): Promise<ControlAnswer>;
  cancel(options: { undo: boolean }): Promise<ControlAnswer>;
  /** Called once per process for every active run of a local server: nothing else wakes it (PLATFORM, trap 1). */
  revive(): Promise<void>;
}

/** What a run's object may ask of its workspace. */
export interface RunOwner {
  runChanged(runId: string, change: RunChange): Promise<void>;
}

export const runName = (workspace: string, runId: string): string => `${workspace}:${runId}`;

/** The engine's id of a run, at most 100 of `[A-Za-z0-9_-]`; neither part contains `_`, so it is unambiguous. */
export const instanceId = (workspace: string, runId: string): string => `${workspace}_${runId}`;

export const runObject = (env: Env, workspace: string, runId: string): RunObject =>
  env.RUN.getByName(runName(workspace, runId)) as unknown as RunObject;

export const runOwner = (env: Env, workspace: string): RunOwner =>
  env.WORKSPACE.getByName(workspace) as unknown as RunOwner;
