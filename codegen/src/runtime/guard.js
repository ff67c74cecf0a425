/** Keeps code of a user's from running for ever: every loop, every function and every `await` of it calls the guard. */
import { Failure } from "./failure.js";

/** More than anything useful does in one step, and over within a second. */
const budget = 50_000_000;

/** What the calls that are running have left together: which of them asks nobody can tell. */
let left = budget;
let running = 0;

export function beginCounting() {
  left = running === 0 ? budget : left + budget;
  running += 1;
}

/** What one call has used up is not held against the others. */
export function endCounting() {
  running -= 1;
  left = Math.max(left, running * budget);
}

/** @param {number} [cost] */
export function guard(cost = 1) {
  left -= cost;
  if (left < 0)
    throw new Failure(
      "CpuExceeded",
      "The code did not come to an end: it went through its loops 50 million times",
      { retryable: false },
    );
}
