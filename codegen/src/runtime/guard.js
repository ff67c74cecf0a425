/** Keeps code of a user's from running for ever: every loop, every function and every `await` of it calls the guard. */
import { Failure } from "./failure.js";

/** More than anything useful does in one step, and over within a second. */
const budget = 50_000_000;
let left = budget;

/** Begins to count anew. */
export function refill() {
  left = budget;
}

/** @param {number} [cost] */
export function guard(cost = 1) {
  left -= cost;
  if (left < 0)
    throw new Failure(
      "CpuExceeded",
      "The code did not come to an end: it went through its loops 50 million times",
      {
        retryable: false,
      },
    );
}
