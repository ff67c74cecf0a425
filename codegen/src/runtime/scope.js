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
  /** Names of the steps that began in this scope or in one inside it. @type {Set<string>} */
  started = new Set();
  /** The failure that nobody handled. @type {Failure | undefined} */
  failure;
  /** What had started, as it is recorded. @type {Promise<Admitted> | undefined} */
  record;
  #drop = signal();
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
      if (names !== "everything") this.#drop.reject(dropped);
      else if (this.#closing === closing) this.#closing = undefined;
      return names;
    });
    closing.catch(() => "whoever waits for it hears of it");
    this.#closing = closing;
  }

  /** Resolves when it is decided whether this scope and those around it are closed; rejects where one is. */
  async stayOpen() {
    for (const scope of this.#around())
      while (scope.#closing) if ((await scope.#closing) !== "everything") throw dropped;
  }

  /** Lets everything start for a moment, although this scope is closed. @param {number} ms */
  async catchUp(ms) {
    this.#catchingUp.resolve("everything");
    await new Promise((resolve) => setTimeout(resolve, ms));
    this.#isCatchingUp = false;
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
    this.start(name);
  }

  /** @param {string} name */
  start(name) {
    for (const scope of this.#around()) scope.started.add(name);
  }

  /** What is idle, unless this scope or one around it drops it. @template T @param {Promise<T>} idle @returns {Promise<T>} */
  unlessDropped(idle) {
    return Promise.race([idle, ...[...this.#around()].map((scope) => scope.#drop.promise)]);
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

/** A promise that is only ever rejected, and may be without anybody listening. */
export function signal() {
  const { promise, reject } = /** @type {PromiseWithResolvers<never>} */ (Promise.withResolvers());
  promise.catch(() => "listened to");
  return { promise, reject };
}

/** For paths that end here: nothing after it ever runs. @type {Promise<never>} */
export const never = new Promise(() => {
  // nothing ever resolves it
});
