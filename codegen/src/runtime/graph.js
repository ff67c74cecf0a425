/**
 * Steps one promise each, for graphs that no nesting of statements can show. A node waits for the nodes its edges come
 * from, runs once if one of those edges is taken, and resolves to the handles it takes itself.
 */
import { once } from "./policy.js";

/** @typedef {import("./step.js").Step} Step */
/** @typedef {{ join?: "any", failed?: (error: { name: string, message: string }) => void }} Options `failed` is given the failure whose `error` way is taken. */

/** What a node takes that did not run. @type {string[]} */
const none = [];

export class Graph {
  #step;
  /** The handles each node takes. @type {Map<string, Promise<string[]>>} */
  #taken;
  /** `<node>.<handle>` of every edge's source. @type {Set<string>} */
  #wired = new Set();
  /** Nodes that have ended. @type {Set<string>} */
  #ended = new Set();

  /** @param {Step} step @param {string} [startedBy] The trigger that fired. */
  constructor(step, startedBy) {
    this.#step = step;
    this.#taken = new Map(startedBy === undefined ? [] : [[startedBy, Promise.resolve(["out"])]]);
  }

  /**
   * Adds a node.
   * @param {string} id
   * @param {string[]} after The edges that lead here, as `<node>.<handle>`; without any it starts at once.
   * @param {() => Promise<string | string[] | void>} body Runs it and resolves to the handles it takes; nothing is `out`.
   * @param {Options} [options]
   */
  node = (id, after, body, { join, failed } = {}) => {
    for (const port of after) this.#wired.add(port);
    const turn = after.length === 0 ? Promise.resolve(true) : this.#turn(after.map(splitPort), join);
    this.#taken.set(
      id,
      turn.then((isTaken) => (isTaken ? this.#run(id, body, failed) : none)),
    );
  };

  /** Resolves when every node has ended; rejects if one failed and nothing handled it. */
  settled = async () => {
    await Promise.all(this.#taken.values());
    this.#step.throwIfFailed();
  };

  /**
   * Of values that side branches may not have made yet those that are there now: recorded, so that it stays so.
   * @template {Record<string, unknown>} T
   * @param {string} name
   * @param {() => T} read By node, or `<node>.error`.
   * @returns {Promise<Partial<T>>}
   */
  seen = async (name, read) => {
    const keys = await this.#step.do(name, once, () =>
      Object.keys(read()).filter((key) => this.#ended.has(nodeOf(key))),
    );
    await Promise.all(keys.map((/** @type {string} */ key) => this.#taken.get(nodeOf(key))));
    const values = read();
    return /** @type {Partial<T>} */ (
      Object.fromEntries(keys.map((/** @type {string} */ key) => [key, values[key]]))
    );
  };

  /** Whether the node is to run. @param {[string, string][]} edges @param {"any" | undefined} join @returns {Promise<boolean>} */
  async #turn(edges, join) {
    const isTaken = edges.map(async ([source, handle]) =>
      (await (this.#taken.get(source) ?? none)).includes(handle),
    );
    if (join === undefined) return (await Promise.all(isTaken)).includes(true);
    return Promise.any(isTaken.map(async (edge) => (await edge) || Promise.reject(none))).catch(() => false);
  }

  /** @param {string} id @param {() => Promise<string | string[] | void>} body @param {Options["failed"]} failed */
  async #run(id, body, failed) {
    try {
      const handles = (await body()) ?? "out";
      this.#ended.add(id);
      return [handles].flat();
    } catch (error) {
      return this.#failed(id, error, failed);
    }
  }

  /** @param {string} id @param {unknown} error @param {Options["failed"]} failed */
  async #failed(id, error, failed) {
    if (!this.#wired.has(`${id}.error`)) {
      await this.#step.fail(error);
      return none;
    }
    try {
      const failure = await this.#step.caught(error);
      this.#ended.add(id);
      failed?.(failure);
      return ["error"];
    } catch (stopped) {
      await this.#step.fail(stopped);
      return none;
    }
  }
}

/** @param {string} port @returns {[string, string]} */
function splitPort(port) {
  const dot = port.indexOf(".");
  return [port.slice(0, dot), port.slice(dot + 1)];
}

/** @param {string} key */
const nodeOf = (key) => key.split(".", 1)[0] ?? key;
