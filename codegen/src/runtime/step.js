/**
 * The engine's `step` as generated code uses it: outputs are JSON within bounds, failures carry their name, and a
 * failure that cannot be retried stops at once.
 */
import { Failure, isAbort, packFailure, unpackFailure } from "./failure.js";
import { textSize } from "./measure.js";

const outputLimit = 1024 * 1024;
const defaults = { limit: 5, delay: 1000, backoff: "exponential" };
const defaultTimeout = "10 minutes";

/**
 * @param {any} engine
 * @param {any} host
 * @param {Promise<never>} drop Rejects when sleeps and waits are to be dropped.
 * @param {() => boolean} isDropping
 */
export function durableStep(engine, host, drop, isDropping) {
  /** @param {Promise<unknown>} idle */
  const unlessDropped = (idle) => (isDropping() ? drop : Promise.race([idle, drop]));

  return {
    /**
     * Runs `work` durably. `policy` is the engine's step configuration.
     * @param {string} name
     * @param {any} policyOrWork
     * @param {any} [maybeWork]
     */
    async do(name, policyOrWork, maybeWork) {
      const policy = maybeWork ? policyOrWork : {};
      const work = maybeWork ?? policyOrWork;
      const timeout = policy.timeout ?? defaultTimeout;
      const retries = { ...defaults, ...policy.retries };
      const config = {
        timeout,
        retries: retries.limit > 0 ? { ...retries, delay: unlessFinal(retries.delay) } : retries,
      };
      try {
        return await engine.do(name, config, async (/** @type {{ attempt: number }} */ { attempt }) => {
          try {
            return record(await work({ ...about(name), attempt, host, timeoutMs: milliseconds(timeout) }));
          } catch (error) {
            throw new Error(packFailure(final(error)));
          }
        });
      } catch (error) {
        if (isAbort(error)) throw error;
        const failure = unpackFailure(error);
        throw Object.assign(new Failure(failure.name, failure.message, failure), { step: name });
      }
    },

    /** @param {string} name @param {number | string} duration */
    async sleep(name, duration) {
      const ms = milliseconds(duration);
      if (ms > 0) await unlessDropped(engine.sleep(name, ms));
    },

    /**
     * Waits until the host wakes it; a timeout is an end of the wait like any other, the host knows which it was.
     * @param {string} name
     * @param {{ type: string, timeout: number | string }} options
     */
    async waitForEvent(name, { type, timeout }) {
      try {
        await unlessDropped(engine.waitForEvent(name, { type, timeout: Math.max(1, milliseconds(timeout)) }));
      } catch (error) {
        if (isAbort(error) || unpackFailure(error).name !== "TimeoutError") throw error;
      }
    },
  };
}

/** Errors nobody classified come from evaluating parameters, which gives the same again. @param {unknown} error */
function final(error) {
  const failure = unpackFailure(error);
  return { ...failure, retryable: failure.retryable ?? false };
}

/**
 * A retry delay that refuses to retry what is final: the one way to stop that the engine keeps across a crash.
 * @param {number | string} delay
 */
function unlessFinal(delay) {
  return (/** @type {{ error: unknown }} */ { error }) => {
    const failure = unpackFailure(error);
    if (failure.retryable === false) throw new Error(packFailure(failure));
    return delay;
  };
}

/** `ask[2][0]:wait` → node `ask`, pass [2, 0]. @param {string} name */
function about(name) {
  const key = name.split(":")[0] ?? name;
  const [nodeId = key, ...indices] = key.split("[");
  return { key, nodeId, iteration: indices.map((index) => Number.parseInt(index, 10)) };
}

/** A step's output: JSON, `null` for nothing, at most 1 MiB. @param {unknown} value */
function record(value) {
  // Measured first: the text of a value that holds the same part many times over may be endless.
  const text = textSize(value, outputLimit) > outputLimit ? null : JSON.stringify(value);
  if (text === undefined) return null;
  if (text === null || (text.length > outputLimit / 3 && new TextEncoder().encode(text).length > outputLimit))
    throw new Failure(
      "OutputTooLarge",
      "The output is over 1 MiB. Keep it in a file or the store and pass a reference on.",
      {
        retryable: false,
      },
    );
  return JSON.parse(text);
}

/** @type {Record<string, number>} */
const units = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
  year: 31_557_600_000,
};

/** A duration in milliseconds. @param {unknown} duration @returns {number} */
export function milliseconds(duration) {
  if (typeof duration === "number" && Number.isFinite(duration) && duration >= 0) return Math.ceil(duration);
  const match = /^(\d+(?:\.\d+)?) (second|minute|hour|day|week|month|year)s?$/.exec(String(duration).trim());
  if (!match)
    throw new TypeError(
      `${JSON.stringify(duration)} is no duration. Use milliseconds or text like "5 minutes".`,
    );
  return Math.ceil(Number(match[1]) * Number(units[String(match[2])]));
}
