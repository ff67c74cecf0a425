/** The engine's configuration of a step. */
import { neverBegun, packFailure, unpackFailure } from "./failure.js";

const defaults = { limit: 5, delay: 1000, backoff: "exponential" };
const defaultTimeout = "10 minutes";

/** @param {any} policy */
export function configOf({ timeout = defaultTimeout, retries, sensitive }) {
  const all = { ...defaults, ...retries };
  return {
    timeout,
    retries: all.limit > 0 ? { ...all, delay: unlessFinal(all.delay) } : all,
    ...(sensitive ? { sensitive } : {}),
  };
}

/**
 * A retry delay that refuses to retry what is final: the one way to stop that the engine keeps across a crash.
 * @param {number | string} delay
 */
function unlessFinal(delay) {
  return (/** @type {{ error: unknown }} */ { error }) => {
    if (error instanceof Error && error.message.endsWith(neverBegun)) throw new Error(neverBegun);
    const failure = unpackFailure(error);
    if (failure.retryable === false) throw new Error(packFailure(failure));
    return delay;
  };
}
