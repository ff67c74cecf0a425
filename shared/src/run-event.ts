import type { Json } from "./json.ts";

/** A failure as every part of Weft shows it. */
export type Failure = { name: string; message: string };

/** Where an output over 16 KiB is to be read. */
export type OutputRef = { $ref: string; size: number };

type Common = {
  /** The engine's cursor; grows by at least one per event. */
  eventId: number;
  /** Milliseconds since 1970. */
  timestamp: number;
};

/** What the worker adds to an event of the engine: which node it is about. */
type About = {
  /** The engine's name, `<step name>-<count>`. */
  stepName: string;
  nodeId?: string;
  /** Set on the steps of a node other than its last one. */
  phase?: string;
  /** Loop indices, the outermost first. */
  iteration?: number[];
};

/**
 * `handles` on the event that ends a node: the output handles it takes, from its kind. `passes` on the event that
 * ends a loop's phase `items`: how many passes there will be.
 */
type Ends = { handles?: string[]; passes?: number };

/**
 * Every event of the engine as one run event (names as the engine's `instance.subscribe` gives them), errors unpacked
 * to `{ name, message }`, outputs over 16 KiB as `{ $ref, size }`.
 */
export type RunEvent = Common &
  (
    | { type: "workflow_queued" | "workflow_running" | "workflow_waiting" }
    | { type: "workflow_waiting_for_pause" | "workflow_paused" | "workflow_terminated" }
    /** `params` is the output of the trigger that fired. */
    | { type: "workflow_started"; params: Json; nodeId?: string; handles?: string[] }
    | { type: "workflow_completed"; output: Json }
    | { type: "workflow_errored"; error: Failure & { nodeId?: string } }
    | ({ type: "step_started"; config?: unknown } & About)
    | ({ type: "step_completed"; output: Json } & About & Ends)
    | ({ type: "step_errored" } & About & Ends)
    | ({ type: "attempt_started" | "attempt_completed"; attempt: number } & About)
    | ({ type: "attempt_errored"; attempt: number; error: Failure; retryDelayMs?: number } & About)
    | ({ type: "sleep_started"; durationMs: number } & About)
    | ({ type: "sleep_completed" } & About)
    | ({ type: "wait_started"; eventType: string } & About)
    | ({ type: "wait_completed" | "wait_timed_out" } & About)
    | { type: "rollback_started" | "rollback_completed" | "rollback_errored" }
    | ({ type: "rollback_step_started" } & About)
    /** With `error` the undo has failed for good, and the others go on. */
    | ({ type: "rollback_step_completed"; error?: Failure } & About)
    | ({ type: "rollback_step_errored"; error: Failure } & About)
    | ({ type: "rollback_attempt_started" | "rollback_attempt_completed"; attempt: number } & About)
    | ({ type: "rollback_attempt_errored"; attempt: number; error: Failure; retryDelayMs?: number } & About)
  );

const terminal: ReadonlySet<string> = new Set([
  "workflow_completed",
  "workflow_errored",
  "workflow_terminated",
]);

export const isTerminalEvent = (event: { type: string }): boolean => terminal.has(event.type);
