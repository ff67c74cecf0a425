/** One run, from its trigger to its end. */
import { Breath } from "./breath.js";
import { isAbort, packFailure } from "./failure.js";
import { record } from "./record.js";
import { Replay } from "./replay.js";
import { never, Scope } from "./scope.js";
import { Step } from "./step.js";

/**
 * @param {{ payload: any }} event
 * @param {any} engine The engine's own `step`.
 * @param {any} host The one thing outside that the run can reach.
 * @param {(given: any) => Promise<unknown>} body The workflow: gives the run's output.
 */
export async function runWorkflow(event, engine, host, body) {
  const { trigger, run } = event.payload;
  const end = Promise.withResolvers();
  const scope = new Scope(undefined, "run");
  const exit = (/** @type {unknown} */ output) => {
    scope.close(async () => new Set());
    end.resolve(output);
  };
  const shared = { steps: 0, replay: new Replay(), breath: new Breath(), stop: end.reject, exit };
  const step = new Step({ engine, host, run, ...shared }, scope);
  /** A trigger's output under its own id: the others than the one that fired have none. @param {string} id */
  const triggered = (id) => (id === trigger.id ? trigger.output : undefined);
  // Variables of the workspace cannot be set yet, so every one of them is missing.
  const given = { step, trigger: trigger.output, startedBy: trigger.id, run, vars: {}, triggered };
  const work = body(given)
    .then(record)
    .catch((error) => failed(step, error));
  return Promise.race([end.promise, work]);
}

/** @param {Step} step @param {unknown} error @returns {Promise<never>} */
async function failed(step, error) {
  if (isAbort(error)) throw error;
  const failure = await step.unhandled(error);
  if (!failure) return never();
  const { name, message, nodeId } = failure;
  throw new Error(packFailure({ name, message, nodeId }));
}
