/** Durable steps in virtual time: attempts, retries, records. */
import { durationMs, type GraphNode, type Json } from "@weft/shared";
import { anyText, type PlainFailure } from "../trace.ts";
import type { Outcome } from "../world.ts";
import { EvaluationFailure, recorded } from "./evaluate.ts";
import type { Process, Wait } from "./process.ts";
import type { Scope } from "./scope.ts";
import type { Simulation } from "./simulation.ts";

export type Stepped = { output: Json } | { error: PlainFailure };
type Retry = { limit: number; delay: number; backoff: string };

export const never: Retry = { limit: 0, delay: 0, backoff: "constant" };

/** LANGUAGE section 5: what a node leaves out of its policy is the language's own. */
export function retryOf({ data: { retry = {} } }: GraphNode): Retry {
  const { limit = 5, delay = "1 second", backoff = "exponential" } = retry;
  return { limit, delay: durationMs(delay) ?? 0, backoff };
}

/**
 * @param work What an attempt makes, given how the world lets it go.
 */
export function* step(
  { clock, world, trace }: Simulation,
  name: string,
  retry: Retry,
  work: (outcome: Outcome, attempt: number) => unknown,
): Process<Stepped> {
  const entry: Simulation["trace"]["steps"][string] = { start: clock.now, attempts: 0 };
  trace.steps[name] = entry;
  for (let attempt = 1; ; attempt++) {
    entry.attempts = attempt;
    const result = attempted(() => work(world.outcome(name, attempt), attempt));
    yield ((resume) => clock.after(world.duration(name, attempt), () => resume(undefined))) satisfies Wait;
    if ("output" in result || !result.retryable || attempt > retry.limit) {
      entry.end = clock.now;
      if ("output" in result) entry.output = result.output;
      else entry.error = result.error;
      return result;
    }
    yield ((resume) => clock.after(pause(retry, attempt), () => resume(undefined))) satisfies Wait;
  }
}

const pause = ({ delay, backoff }: Retry, attempt: number): number =>
  backoff === "exponential" ? delay * 2 ** (attempt - 1) : backoff === "linear" ? delay * attempt : delay;

/** What the world, or the node itself, lets an attempt fail with. */
export class AttemptFailure extends Error {
  readonly failure: PlainFailure;
  readonly retryable: boolean;
  constructor(name: string, message: string, retryable: boolean) {
    super(message);
    this.failure = { name, message };
    this.retryable = retryable;
  }
}

function attempted(work: () => unknown): { output: Json } | { error: PlainFailure; retryable: boolean } {
  try {
    return { output: recorded(work()) };
  } catch (error) {
    if (error instanceof AttemptFailure) return { error: error.failure, retryable: error.retryable };
    if (error instanceof EvaluationFailure)
      return { error: { name: "TypeError", message: anyText }, retryable: false };
    throw error;
  }
}

/** An engine's sleep or wait: `dropped` when the scope fails before it is over. */
export const idle =
  ({ clock }: Simulation, scope: Scope, ms: number): Wait<"over" | "dropped"> =>
  (resume) => {
    if (scope.halted) return resume("dropped");
    let open = true;
    const end = (how: "over" | "dropped") => {
      if (!open) return;
      open = false;
      forget();
      resume(how);
    };
    const forget = scope.idle(() => end("dropped"));
    clock.after(ms, () => end("over"));
  };
