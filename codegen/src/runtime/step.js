/**
 * The engine's `step` as generated code uses it: outputs are JSON within bounds, failures carry their name, a failure
 * that cannot be retried stops at once, and nothing starts in a scope that has failed.
 */
import { milliseconds } from "./duration.js";
import { classified, Failure, isAbort, isUndoing, packFailure, unpackFailure } from "./failure.js";
import { Graph } from "./graph.js";
import { once } from "./policy.js";
import { record } from "./record.js";
import { rollbackOf } from "./rollback.js";
import { dropped, never, Scope } from "./scope.js";
import { about, bareName } from "./step-name.js";

const defaults = { limit: 5, delay: 1000, backoff: "exponential" };
const defaultTimeout = "10 minutes";
const mostSteps = 10_000;

/** How long branches that are replayed may take to get to where they were when the run was cut off. */
const catchUpMs = 25;

/** How long a replay may take from one step to the next. */
const replayMs = 100;

/** What all steps of a run share. */
/** @typedef {{ engine: any, host: any, run: any, steps: number, stop: (error: unknown) => void, exit: (output: unknown) => void }} Run */
/** @typedef {{ rollback: (undo: any, error: { name: string, message: string }) => Promise<void>, rollbackConfig?: any }} Undo */

export class Step {
  #run;
  #scope;

  /** @param {Run} run @param {Scope} scope */
  constructor(run, scope) {
    this.#run = run;
    this.#scope = scope;
  }

  /**
   * Runs `work` durably. A policy (the engine's step configuration) may stand before it, what undoes it behind it.
   * @param {string} name
   * @param {any} policyOrWork
   * @param {any} [workOrUndo]
   * @param {Undo} [maybeUndo]
   */
  async do(name, policyOrWork, workOrUndo, maybeUndo) {
    const isPlain = typeof policyOrWork === "function";
    const policy = isPlain ? {} : policyOrWork;
    const work = isPlain ? policyOrWork : workOrUndo;
    const undo = isPlain ? workOrUndo : maybeUndo;
    await this.#begin(name);
    let isReplayed = true;
    const { engine, host, run } = this.#run;
    const config = configOf(policy);
    const context = { ...about(name), host, run, timeoutMs: milliseconds(config.timeout) };
    const attempt = async (/** @type {{ attempt: number }} */ { attempt }) => {
      isReplayed = false;
      try {
        return record(await work({ ...context, attempt }));
      } catch (error) {
        throw new Error(packFailure(classified(error)));
      }
    };
    let output;
    try {
      output = await (undo
        ? engine.do(name, config, attempt, rollbackOf(undo, context))
        : engine.do(name, config, attempt));
    } catch (error) {
      throw await failureOf(name, error, isReplayed);
    }
    return output === undefined ? this.#unfinished() : output;
  }

  /** @param {string} name @param {number | string} duration */
  async sleep(name, duration) {
    const ms = milliseconds(duration);
    if (ms <= 0) return;
    await this.#begin(name);
    await this.#scope.unlessDropped(this.#run.engine.sleep(name, ms));
  }

  /**
   * Waits until the host wakes it; a timeout is an end of the wait like any other, the host knows which it was.
   * @param {string} name
   * @param {{ type: string, timeout: number | string }} options
   */
  async waitForEvent(name, { type, timeout }) {
    await this.#begin(name);
    const wait = this.#run.engine.waitForEvent(name, { type, timeout: Math.max(1, milliseconds(timeout)) });
    try {
      await this.#scope.unlessDropped(wait);
    } catch (error) {
      if (isAbort(error) || isOver(error) || unpackFailure(error).name !== "TimeoutError") throw error;
    }
  }

  /**
   * Runs branches side by side. When one fails the others start nothing more; what runs ends first.
   * @param {...(() => Promise<unknown>)} branches
   */
  async all(...branches) {
    await Promise.all(branches.map((branch) => branch().catch((error) => this.fail(error))));
    this.throwIfFailed();
  }

  /**
   * Runs a body of its own scope and records what it gives, or its failure, under the container's name.
   * @param {string} name
   * @param {any} optionsOrBody
   * @param {(step: Step) => Promise<unknown>} [maybeBody]
   */
  async scope(name, optionsOrBody, maybeBody) {
    const { timeout } = maybeBody ? optionsOrBody : {};
    const body = maybeBody ?? optionsOrBody;
    const scope = new Scope(this.#scope, name);
    const step = new Step(this.#run, scope);
    let output;
    try {
      output = await (timeout === undefined ? body(step) : step.#within(name, timeout, body));
    } catch (error) {
      throw await this.#closed(name, error);
    }
    return this.do(name, once, () => output);
  }

  /**
   * Passes of a loop that run side by side, or of which one may fail alone, each in a scope of its own.
   * @param {unknown[]} items
   * @param {{ concurrency: number, collect?: boolean }} options
   * @param {(step: Step, item: any, index: number) => Promise<unknown>} pass
   * @param {(index: number) => string} nameOf Of the step that records what had started in a pass.
   */
  async passes(items, { concurrency, collect = false }, pass, nameOf) {
    const results = new Array(items.length).fill(null);
    /** @type {{ index: number, name: string, message: string }[]} */
    const errors = [];
    let next = 0;
    const worker = async () => {
      while (next < items.length && !this.#scope.isClosed) {
        const index = next++;
        const scope = new Scope(this.#scope, bareName(nameOf(index)));
        try {
          results[index] = (await pass(new Step(this.#run, scope), items[index], index)) ?? null;
        } catch (error) {
          if (!collect) throw error;
          errors.push({ index, ...(await this.caught(error)) });
        }
      }
    };
    await this.all(...Array.from({ length: Math.min(concurrency, items.length) }, () => worker));
    return { results, errors: errors.sort((a, b) => a.index - b.index) };
  }

  /** Ends the whole run with what `work` gives. @param {string} name @param {() => unknown} work @returns {Promise<never>} */
  async return(name, work) {
    this.#run.exit(await this.do(name, once, work));
    return never;
  }

  /**
   * The failure of a step whose `error` way is taken. What is no failure goes on its way.
   * @param {unknown} error
   * @returns {Promise<{ name: string, message: string }>}
   */
  async caught(error) {
    if (isAbort(error) || isOver(error)) throw error;
    const { name, message } = await this.#settled(error);
    return { name, message };
  }

  /** Steps that wait for each other in ways that no nesting of statements has. @param {string} [startedBy] */
  graph(startedBy) {
    return new Graph(this, startedBy);
  }

  /** The failure that ends the run; nothing where the run has ended already. @param {unknown} error */
  async unhandled(error) {
    return isOver(error) ? undefined : this.#settled(error);
  }

  /** A failure that nobody in this scope handles. @param {unknown} error */
  async fail(error) {
    if (isAbort(error)) {
      this.#run.stop(error);
      return never;
    }
    if (isOver(error)) return undefined;
    const isFirst = !this.#scope.failure;
    if (isFirst) this.#scope.failure = /** @type {Failure} */ (error);
    if (isFirst && !this.#scope.isClosed) this.#scope.close(this.#startedNames(/** @type {any} */ (error)));
    const failure = await this.#settled(error);
    if (isFirst) this.#scope.failure = failure;
    await this.#scope.closed;
  }

  throwIfFailed() {
    if (this.#scope.failure) throw this.#scope.failure;
    if (!this.#scope.isOpen) throw dropped;
  }

  /** Of a group: the body, unless the timer is over first. Which it was is recorded and followed on every replay. */
  async #within(/** @type {string} */ name, /** @type {number | string} */ timeout, /** @type {any} */ body) {
    const scope = this.#scope;
    const outer = /** @type {Scope} */ (scope.parent);
    const decision = /** @type {PromiseWithResolvers<import("./scope.js").Admitted>} */ (
      Promise.withResolvers()
    );
    const timer = outer
      .unlessDropped(this.#run.engine.sleep(`${name}:timer`, Math.max(1, milliseconds(timeout))))
      .then(() => {
        scope.close(decision.promise);
        return "timeout";
      });
    const work = body(this).then(
      (/** @type {unknown} */ output) => ({ output }),
      (/** @type {unknown} */ error) => ({ error }),
    );
    const first = await Promise.race([timer, work.then(() => "body")]).catch(async (error) => {
      if (isOver(error)) await work;
      throw error;
    });
    timer.catch(() => "the body was faster");
    const winner = await this.#note(`${name}:winner`, () => first);
    if (winner === "timeout") {
      scope.close(decision.promise);
      decision.resolve(await this.#startedNames({}));
    } else decision.resolve("everything");
    const { output, error } = await work;
    if (isAbort(error)) throw error;
    if (winner === "timeout")
      throw new Failure("TimeoutError", `The group took longer than ${timeout}`, { retryable: false });
    if (error) throw error;
    return output;
  }

  /** @param {string} name */
  async #begin(name) {
    if (this.#scope.isOpen) this.#scope.start(name);
    else await this.#scope.admit(name);
    this.#run.steps += 1;
    if (this.#run.steps > mostSteps)
      throw new Failure("TooManySteps", `A run has at most ${mostSteps} steps`, { retryable: false });
  }

  /** A step about the run itself, which stands also where nothing starts any more. @param {string} name @param {() => unknown} work */
  async #note(name, work) {
    let output;
    try {
      output = await this.#run.engine.do(name, configOf(once), async () => {
        try {
          return record(await work());
        } catch (error) {
          throw new Error(packFailure(classified(error)));
        }
      });
    } catch (error) {
      throw await failureOf(name, error, false);
    }
    return output === undefined ? this.#unfinished() : output;
  }

  /**
   * A step gives `undefined` only where the engine replays the run to learn what undoes it, and this one had not ended.
   * That is as far as this branch had come; when the others are there as well, the replay is over.
   * @returns {Promise<never>}
   */
  async #unfinished() {
    for (let reached = -1; reached !== this.#run.steps; ) {
      reached = this.#run.steps;
      await new Promise((resolve) => setTimeout(resolve, replayMs));
    }
    this.#run.exit(null);
    return never;
  }

  /** @param {{ isReplayed?: boolean }} failure */
  #startedNames({ isReplayed = false }) {
    const { name, started } = this.#scope;
    return this.#note(`${name}:started`, async () => {
      // Cut off before this was recorded: the other branches may not be back where they were.
      if (isReplayed) await this.#scope.catchUp(catchUpMs);
      return [...started];
    }).then((names) => new Set(/** @type {string[]} */ (names)));
  }

  /**
   * A failure as the node's own: it is that of the step with the bare name, in whichever phase it came about.
   * @param {unknown} error
   * @returns {Promise<NodeFailure>}
   */
  async #settled(error) {
    const failure = nodeFailure(error);
    const { step } = failure;
    return step === undefined || step === bareName(step)
      ? failure
      : this.#noteFailure(bareName(step), failure);
  }

  /** @param {string} name Of a container. @param {unknown} error @returns {Promise<unknown>} */
  async #closed(name, error) {
    if (isAbort(error) || isOver(error)) return error;
    const failure = await this.#settled(error);
    return failure.step === name ? failure : this.#noteFailure(name, failure);
  }

  /** @param {string} name @param {NodeFailure} failure @returns {Promise<NodeFailure>} */
  async #noteFailure(name, failure) {
    const fails = () => {
      throw new Failure(failure.name, failure.message, { retryable: false });
    };
    const noted = await this.#note(name, fails).catch((error) => error);
    if (isAbort(noted)) throw noted;
    const nodeId = failure.nodeId ?? about(name).nodeId;
    return Object.assign(nodeFailure(failure), { step: name, nodeId, isReplayed: failure.isReplayed });
  }
}

/** @typedef {Failure & { step?: string, isReplayed?: boolean }} NodeFailure */

/** @param {any} policy */
function configOf({ timeout = defaultTimeout, retries, sensitive }) {
  const all = { ...defaults, ...retries };
  return {
    timeout,
    retries: all.limit > 0 ? { ...all, delay: unlessFinal(all.delay) } : all,
    ...(sensitive ? { sensitive } : {}),
  };
}

/** @param {unknown} error */
const isOver = (error) => error === dropped;

/** @param {unknown} error @returns {NodeFailure} */
function nodeFailure(error) {
  const failure = unpackFailure(error);
  const { step, isReplayed } = /** @type {any} */ (error ?? {});
  return Object.assign(new Failure(failure.name, failure.message, failure), { step, isReplayed });
}

/** What the engine threw out of a step. @param {string} name @param {unknown} error @param {boolean} isReplayed */
async function failureOf(name, error, isReplayed) {
  if (isAbort(error)) return error;
  // The engine is undoing: whatever came back to `run()` now would make it undo everything twice (PLATFORM, trap 17).
  if (isUndoing(error)) return never;
  const failure = nodeFailure(error);
  const nodeId = failure.nodeId ?? about(name).nodeId;
  return Object.assign(nodeFailure(failure), { step: name, nodeId, isReplayed });
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
