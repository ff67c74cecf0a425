/**
 * The flow of one run: which nodes start when, what happens when one fails, and how the run ends.
 *
 * Every node is one promise. It waits for the nodes its edges come from, runs once if one of those edges is taken, and
 * resolves to the handles it takes itself. The engine runs this code again from the top on every wake and hands out
 * recorded results, so nothing here may depend on time or order.
 */
import { Failure, isAbort, packFailure, unpackFailure } from "./failure.js";
import { durableStep } from "./step.js";

/** @typedef {{ name: string, message: string }} PlainFailure */

/** Step policy for what cannot succeed by trying again. */
export const once = { retries: { limit: 0, delay: 0 } };

/** @type {string[]} what an unknown node or one that did not run takes */
const none = [];

/** Thrown out of a sleep or wait that its scope has dropped. */
const dropped = new Failure("Dropped", "The run failed before this sleep or wait was over");

/**
 * @param {{ payload: any }} event
 * @param {any} engine The engine's own `step`.
 * @param {any} host
 */
export function begin(event, engine, host) {
  const { trigger, run } = event.payload;
  /** @type {Map<string, Promise<string[]>>} the handles each node takes */
  const settled = new Map([[trigger.id, Promise.resolve(["out"])]]);
  /** @type {Set<string>} `<node>.<handle>` of every edge's source */
  const wired = new Set();
  /** @type {Set<string>} nodes that ran to their end */
  const executed = new Set();
  /** @type {Record<string, PlainFailure>} of the nodes that failed */
  const errors = Object.create(null);
  /** @type {{ name: string, message: string, nodeId: string } | undefined} the failure nobody handles */
  let failed;

  const stop = signal();
  const drop = signal();
  const step = durableStep(engine, host, drop.promise, () => failed !== undefined);

  /**
   * Adds a node. `body` runs its steps and returns the handle it takes; without one it is `out`.
   * @param {string} id
   * @param {string[]} after The edges that lead here, as `<node>.<handle>`.
   * @param {() => Promise<any>} body Resolves to a handle, to several, or to nothing.
   */
  function node(id, after, body) {
    const edges = after.map(splitPort);
    for (const edge of after) wired.add(edge);
    settled.set(id, settle());

    async function settle() {
      const sources = await Promise.all(edges.map(([source]) => settled.get(source) ?? none));
      const taken = edges.some(([, handle], index) => sources[index]?.includes(handle));
      if (!taken || failed) return none;
      try {
        const handles = (await body()) ?? "out";
        executed.add(id);
        return [handles].flat();
      } catch (error) {
        return fail(id, error);
      }
    }
  }

  /** @param {string} id @param {unknown} error @returns {Promise<string[]>} */
  async function fail(id, error) {
    if (isAbort(error)) {
      stop.reject(error);
      return stop.promise;
    }
    if (error === dropped) return none;
    const failure = unpackFailure(error);
    if (/** @type {any} */ (error).step !== id) await recordFailure(id, failure);
    errors[id] = { name: failure.name, message: failure.message };
    if (wired.has(`${id}.error`)) return ["error"];
    failed ??= { ...errors[id], nodeId: failure.nodeId ?? id };
    drop.reject(dropped);
    return none;
  }

  /** A node's failure is that of the step with its bare name, wherever it came from. @param {string} id @param {any} failure */
  async function recordFailure(id, failure) {
    const rethrow = () => {
      throw new Failure(failure.name, failure.message, { ...failure, retryable: false });
    };
    await step.do(id, once, rethrow).catch((/** @type {unknown} */ error) => {
      if (isAbort(error)) stop.reject(error);
    });
  }

  /**
   * Waits for every node and gives the run's output: that of the one leaf that ran, else all of them by id.
   * @param {() => Record<string, unknown>} leaves
   */
  async function finish(leaves) {
    await Promise.race([Promise.all(settled.values()), stop.promise]);
    if (failed) throw new Error(packFailure(failed));
    const outputs = Object.entries(leaves()).filter(([id]) => executed.has(id));
    if (outputs.length === 0) return null;
    return outputs.length === 1 ? outputs[0]?.[1] : Object.fromEntries(outputs);
  }

  /** A trigger's output under its own id: the others than the one that fired have none. @param {string} id */
  const triggered = (id) => (id === trigger.id ? trigger.output : undefined);

  // Variables of the workspace cannot be set yet, so every one of them is missing.
  return { trigger: trigger.output, run, vars: {}, step, node, finish, errors, triggered };
}

/** @param {string} port @returns {[string, string]} */
function splitPort(port) {
  const dot = port.indexOf(".");
  return [port.slice(0, dot), port.slice(dot + 1)];
}

/** A promise that is only ever rejected, and may be without anybody listening. */
function signal() {
  const { promise, reject } = /** @type {PromiseWithResolvers<never>} */ (Promise.withResolvers());
  promise.catch(() => "listened to");
  return { promise, reject };
}
