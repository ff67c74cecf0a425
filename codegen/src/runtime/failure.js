/**
 * Failures of a run, and the one form in which they cross the engine.
 *
 * The engine keeps only built-in error names and puts text of its own before a message, so a failure leaves a step as
 * one message that begins with our mark: no text of a tenant's can then be taken for one of the engine's own.
 */

const mark = "weft:failure ";

/** What a step fails with. `retryable` is left out where nobody decided. */
export class Failure extends Error {
  /**
   * @param {string} name
   * @param {string} message
   * @param {{ retryable?: boolean, nodeId?: string }} [options]
   */
  constructor(name, message, { retryable, nodeId } = {}) {
    super(message);
    this.name = name;
    this.retryable = retryable;
    this.nodeId = nodeId;
  }
}

/**
 * A failure as the message of an `Error`.
 * @param {{ name: string, message: string, retryable?: boolean | undefined, nodeId?: string | undefined }} failure
 * @returns {string}
 */
export function packFailure({ name, message, retryable, nodeId }) {
  return mark + JSON.stringify({ name, message, retryable, nodeId });
}

/**
 * The failure in an error, whether it was packed by us, comes from the engine or was thrown by anything else.
 * @param {unknown} error
 * @returns {{ name: string, message: string, retryable?: boolean, nodeId?: string }}
 */
export function unpackFailure(error) {
  if (error instanceof Failure) return pick(error);
  const { name, message } = nameAndMessage(error);
  const packed = unpackMessage(message);
  if (packed) return packed;
  const timeout = /Execution timed out after (\d+)ms/.exec(message);
  if (timeout) return { name: "TimeoutError", message: `Timed out after ${timeout[1]} ms`, retryable: true };
  if (message === "Attempt failed due to internal workflows error")
    return {
      name: "Interrupted",
      message: "The attempt was cut off, by a restart for example, and is made again",
      retryable: true,
    };
  if (message.includes("steps has been reached")) return { name: "TooManySteps", message, retryable: false };
  const folded = name === "Error" ? /^([A-Z]\w*): (.*)$/s.exec(message) : null;
  return folded ? { name: String(folded[1]), message: String(folded[2]) } : { name, message };
}

/**
 * The failure in an error as it was thrown, before anything could have been folded into its message.
 * @param {unknown} error
 * @returns {{ name: string, message: string, retryable?: boolean, nodeId?: string }}
 */
export const thrownFailure = (error) => (error instanceof Failure ? pick(error) : nameAndMessage(error));

/** @param {string} message */
function unpackMessage(message) {
  const at = message.indexOf(mark);
  if (at < 0) return undefined;
  try {
    return pick(JSON.parse(message.slice(at + mark.length)));
  } catch {
    // Cut off on its way: the text is all there is left of it.
    return { name: "Error", message: message.slice(at + mark.length) };
  }
}

/** @param {{ name: string, message: string, retryable?: boolean | undefined, nodeId?: string | undefined }} failure */
function pick({ name, message, retryable, nodeId }) {
  return {
    name,
    message,
    ...(retryable === undefined ? {} : { retryable }),
    ...(nodeId === undefined ? {} : { nodeId }),
  };
}

/** @param {unknown} error */
function nameAndMessage(error) {
  if (typeof error !== "object" || error === null) return { name: "Error", message: String(error) };
  const { name, message } = /** @type {{ name?: unknown, message?: unknown }} */ (error);
  return { name: typeof name === "string" && name ? name : "Error", message: String(message ?? "") };
}

/** Errors nobody classified come from evaluating parameters, which gives the same again. @param {unknown} error */
export function classified(error) {
  const failure = unpackFailure(error);
  return { ...failure, retryable: failure.retryable ?? false };
}

const aborts = new Set(
  ["pause", "restart", "terminate", "delete"]
    .map((verb) => `Aborting engine: User called ${verb}`)
    .concat(
      "Aborting engine: A step threw a NonRetryableError",
      "Aborting engine: Value is not serialisable",
      "Aborting engine: Storage limit exceeded",
      "Aborting engine: Grace period complete",
    ),
);

/**
 * Whether the engine is stopping this execution (a pause is one). Such an error is no failure: it must leave `run()`
 * at once and unchanged, or a resumed instance is never started again.
 * @param {unknown} error
 */
export const isAbort = (error) =>
  error instanceof Error && !(error instanceof Failure) && aborts.has(error.message);

/** The message of a step that a replay began and that should never have been begun. No failure of a tenant's is unpacked. */
export const neverBegun = "weft:never begun";

/** Whether the engine refuses a step because the run is being undone. @param {unknown} error */
export const isUndoing = (error) =>
  error instanceof Error && error.message.includes("Cannot execute steps during rollback phase");
