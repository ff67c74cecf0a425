/**
 * A part of a run that fails as a whole: the run itself, a pass of a loop, a group. When a failure in it is handled by
 * nobody, nothing more starts in it, running steps finish, and sleeps and waits are dropped (LANGUAGE, section 2).
 *
 * The engine runs this code again from the top on every wake, and the recorded results of branches that ran side by
 * side may come in another order then. So a scope that is closed records the names of the steps that had started: on
 * every later replay just those are let through.
 */
import { Failure } from "./failure.js";

/** Thrown out of a step, sleep or wait that its scope has dropped. It is no failure. */
export const dropped = new Failure("Dropped", "The run failed before this could start or was over");

/** @typedef {Set<string> | "everything"} Admitted Names of the steps that may still run. */

export class Scope {
  /** Names of the steps that began in this scope or in one inside it, and of the sleeps and waits that are over. @type {Set<string>} */
  started = new Set();
  /** The failure that nobody handled. @type {Failure | undefined} */
  failure;
  /** Whether something in it was dropped. */
  isDropped = false;
  /** What had started, as it is recorded. @type {Promise<Admitted> | undefined} */
  record;
  /** @type {PromiseWithResolvers<Set<string>>} */
  #closedFor = Promise.withResolvers();
  /** @type {Promise<Admitted> | undefined} */
  #closing;
  #catchingUp = Promise.withResolvers();
  #isCatchingUp = true;

  /** @param {Scope | undefined} parent @param {string} name Before `:started`, in the name of the step that records it. */
  constructor(parent, name) {
    this.parent = parent;
    this.name = name;
  }

  get isClosed() {
    return this.#closing !== undefined;
  }

  /** Resolves when it is decided, and recorded, what may still run. */
  get closed() {
    return this.#closing;
  }

  /** Whether neither this scope nor one around it is closed. */
  get isOpen() {
    for (const scope of this.#around()) if (scope.isClosed) return false;
    return true;
  }

  /**
   * Lets nothing start any more but what is admitted in the end; until that is decided everything waits. The first who
   * closes a scope decides; the next one does only where that was for everything, which opens the scope again.
   * @param {() => Promise<Admitted>} decide
   */
  close(decide) {
    const decided = this.#closing
      ? this.#closing.then((names) => (names === "everything" ? decide() : names))
      : decide();
    const closing = decided.then((names) => {
      if (names !== "everything") this.#closedFor.resolve(names);
      else if (this.#closing === closing) this.#closing = undefined;
      return names;
    });
    closing.catch(() => "whoever waits for it hears of it");
    this.#closing = closing;
  }

  /** Lets everything start until then, although this scope is closed. @param {Promise<void>} settled */
  async catchUp(settled) {
    this.#catchingUp.resolve("everything");
    await settled;
    this.#isCatchingUp = false;
  }

  /** Starts a step of that name; rejects where it must not start. @param {string} name */
  async enter(name) {
    if (!this.isOpen) await this.admit(name);
    this.start(name);
  }

  /** Resolves when a step of that name may start; rejects where it must not. @param {string} name */
  async admit(name) {
    for (const scope of this.#around()) {
      let asked;
      while (scope.#closing && scope.#closing !== asked) {
        asked = scope.#closing;
        const names = await scope.#admitted(asked);
        if (names !== "everything" && !names.has(name)) throw dropped;
      }
    }
  }

  /** @param {string} name */
  start(name) {
    for (const scope of this.#around()) scope.started.add(name);
  }

  /**
   * What is idle, unless this scope or one around it drops it. What was over when such a scope was closed is not dropped.
   * @template T
   * @param {string} name
   * @param {Promise<T>} idle
   * @returns {Promise<T>}
   */
  async unlessDropped(name, idle) {
    const drops = [...this.#around()].map(async (scope) => {
      const names = await scope.#closedFor.promise;
      return names.has(name) ? never() : Promise.reject(dropped);
    });
    const result = await Promise.race([idle, ...drops]);
    this.start(name);
    return result;
  }

  /** @param {Promise<Admitted>} closing @returns {Promise<Admitted>} */
  #admitted(closing) {
    return this.#isCatchingUp
      ? Promise.race([closing, /** @type {Promise<Admitted>} */ (this.#catchingUp.promise)])
      : closing;
  }

  *#around() {
    for (let scope = /** @type {Scope | undefined} */ (this); scope; scope = scope.parent) yield scope;
  }
}

/**
 * For paths that end here: nothing after it ever runs. A promise of its own for each, since one that is shared would keep
 * all who wait for it, run after run.
 * @returns {Promise<never>}
 */
export const never = () =>
  new Promise(() => {
    // nothing ever resolves it
  });
