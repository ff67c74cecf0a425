/** What undoes a step, as the engine runs it: in reverse order of start, when the run has failed or is to be undone. */
import { milliseconds } from "./duration.js";
import { classified, packFailure, unpackFailure } from "./failure.js";
import { callHost } from "./host.js";

const defaults = { timeout: "10 minutes", retries: { limit: 5, delay: 1000, backoff: "exponential" } };

/**
 * The engine stops undoing at the first handler that fails and does not say which attempt it makes, so a handler counts
 * for itself, and one that gives up tells the host and succeeds (PLATFORM, trap 17).
 * @param {{ rollback: (undo: any, error: { name: string, message: string }) => Promise<void>, rollbackConfig?: any }} options
 * @param {any} context Of the step.
 */
export function rollbackOf({ rollback, rollbackConfig = {} }, context) {
  const timeout = rollbackConfig.timeout ?? defaults.timeout;
  const retries = { ...defaults.retries, ...rollbackConfig.retries };
  let attempt = 0;
  return {
    rollbackConfig: { timeout, retries },
    /** @param {{ output: unknown, error: unknown }} given `output` is undefined if the step did not complete. */
    async rollback({ output, error }) {
      if (output === undefined) return;
      attempt += 1;
      const own = { ...context, attempt, timeoutMs: milliseconds(timeout) };
      /** Does one of the actions that undo the step. @param {string} nodeId @param {(context: any) => any} work */
      const undo = (nodeId, work) => work({ ...own, nodeId });
      try {
        const { name, message } = unpackFailure(error);
        await rollback(undo, { name, message });
      } catch (thrown) {
        const failure = classified(thrown);
        if (failure.retryable && attempt <= retries.limit) throw new Error(packFailure(failure));
        const { nodeId, iteration } = context;
        const { name, message } = failure;
        await callHost(own, "undoFailed", { nodeId, iteration, name, message });
      }
    },
  };
}
