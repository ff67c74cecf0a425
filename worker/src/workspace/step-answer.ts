import type { Failure } from "@weft/shared";

/** What a step's question comes to. A failure is the step's own, and for good: asking again gives it again. */
export type StepAnswer<T> = { value: T } | { failure: Failure };

export const failed = (name: string, message: string): { failure: Failure } => ({
  failure: { name, message },
});

export const runEnded = () => failed("RunEnded", "The run has ended, so nothing is done for it any more.");
