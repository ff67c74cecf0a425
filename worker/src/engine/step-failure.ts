import type { StepAnswer } from "../workspace/step-answer.ts";

/** What a step fails with, once and for good. */
export class StepFailure extends Error {
  readonly retryable = false;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export function endedRun(): never {
  throw new StepFailure("RunEnded", "The run has ended, or this wait was never opened.");
}

/** @throws StepFailure */
export function settled<T>(answer: StepAnswer<T>): T {
  if ("failure" in answer) throw new StepFailure(answer.failure.name, answer.failure.message);
  return answer.value;
}
