/** Calls of the host, the one thing outside that a run can reach. */
import { Failure, unpackFailure } from "./failure.js";

/**
 * @param {any} context Of the attempt.
 * @param {string} method
 * @param {unknown[]} args
 */
export async function callHost({ host, nodeId, iteration, attempt }, method, ...args) {
  try {
    return await host[method](...args, { nodeId, iteration, attempt });
  } catch (error) {
    // What the host did not decide is trouble on the way to it, and worth another try.
    const failure = unpackFailure(error);
    throw new Failure(failure.name, failure.message, { retryable: true, ...failure });
  }
}

/**
 * The value of a secret. Secrets cannot be set yet, so a step that uses one fails.
 * @param {string} name
 * @returns {string}
 */
export function secret(name) {
  throw new Failure("MissingSecret", `The secret ${name} is not set.`, { retryable: false });
}
