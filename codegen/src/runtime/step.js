/** What runs side by side, in a scope of its own, or in passes. */

import { DurableStep } from "./durable-step.js";
import { milliseconds } from "./duration.js";
import { Failure, isAbort } from "./failure.js";
import { Graph } from "./graph.js";
import { isOver } from "./node-failure.js";
import { once } from "./policy.js";
import { dropped, never, Scope } from "./scope.js";
import { bareName } from "./step-name.js";

/** How long a scope may take, and the steps that watch over it. */
/** @typedef {{ timeout: number | string, timer: string, winner: string }} Limit */

export class Step extends DurableStep {
  /**
   * Runs branches side by side. When one fails the others start nothing more; what runs ends first.
   * @param {...(() => Promise<unknown>)} branches
   */
  async all(...branches) {
    this.ofRun.replay.isParallel ||= branches.length > 1;
    let isOver = false;
    const end = async (/** @type {unknown} */ error) => {
      isOver = true;
      await this.fail(error);
    };
    await Promise.all(branches.map((branch) => branch().catch(end)));
    // What failed beside these branches, in the same scope, does not end them: what may still start is told by name.
    if (isOver) this.throwIfFailed();
  }

  /**
   * Runs a body of its own scope and records what it gives, or its failure, under the container's name.
   * @param {string} name
   * @param {Limit | ((step: Step) => Promise<unknown>)} limitOrBody
   * @param {(step: Step) => Promise<unknown>} [maybeBody]
   */
  async scope(name, limitOrBody, maybeBody) {
    const scope = new Scope(this.inScope, name);
    const step = new Step(this.ofRun, scope);
    let output;
    try {
      output = await (typeof limitOrBody === "function"
        ? limitOrBody(step)
        : step.within(limitOrBody, /** @type {(step: Step) => Promise<unknown>} */ (maybeBody)));
    } catch (error) {
      throw await this.closed(name, error);
    }
    return this.do(name, once, () => output);
  }

  /**
   * Passes of a loop that run side by side. Collecting failures, each has a scope of its own and fails alone; otherwise
   * they all end with the first failure in any of them.
   * @param {unknown[]} items
   * @param {{ concurrency: number, collect?: boolean }} options
   * @param {(step: Step, item: any, index: number) => Promise<unknown>} pass
   * @param {(index: number) => string} [nameOf] Of the step that records what had started in a pass of its own scope.
   */
  async passes(items, { concurrency, collect = false }, pass, nameOf) {
    const results = new Array(items.length).fill(null);
    /** @type {{ index: number, name: string, message: string }[]} */
    const errors = [];
    let next = 0;
    const worker = async () => {
      while (next < items.length && !this.inScope.isClosed) {
        const index = next++;
        const scope = nameOf ? new Scope(this.inScope, bareName(nameOf(index))) : this.inScope;
        try {
          results[index] = (await pass(new Step(this.ofRun, scope), items[index], index)) ?? null;
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
    this.ofRun.exit(await this.do(name, once, work));
    return never();
  }

  /** Steps that wait for each other in ways that no nesting of statements has. @param {string} [startedBy] */
  graph(startedBy) {
    this.ofRun.replay.isParallel = true;
    return new Graph(this, startedBy);
  }

  /** A failure that nobody in this scope handles. @param {unknown} error */
  async fail(error) {
    if (isAbort(error)) {
      this.ofRun.stop(error);
      return never();
    }
    if (isOver(error)) {
      this.inScope.isDropped = true;
      return undefined;
    }
    const failure = await this.settled(error).catch((stopped) => stopped);
    if (isAbort(failure) || isOver(failure)) return this.fail(failure);
    if (!this.inScope.failure) {
      this.inScope.failure = failure;
      this.inScope.close(() => this.startedNames(failure));
    }
    await this.inScope.closed;
  }

  throwIfFailed() {
    if (this.inScope.failure) throw this.inScope.failure;
    if (this.inScope.isDropped) throw dropped;
  }

  /**
   * Of a group: the body, unless the timer is over first. Which it was is recorded and followed on every replay.
   * @param {Limit} limit
   * @param {(step: Step) => Promise<unknown>} body
   */
  async within({ timeout, timer: timerName, winner: winnerName }, body) {
    const scope = this.inScope;
    const outer = /** @type {Scope} */ (scope.parent);
    const decision = /** @type {PromiseWithResolvers<import("./scope.js").Admitted>} */ (
      Promise.withResolvers()
    );
    this.ofRun.replay.isParallel = true;
    const ms = Math.max(1, milliseconds(timeout));
    const alarm = this.ofRun.replay.sleep(this.ofRun.engine, timerName, ms);
    const timer = outer.unlessDropped(timerName, alarm.over).then(
      () => {
        // What failed before its time was over has failed, however long its running steps take.
        if (scope.isClosed) return "body";
        scope.close(() => decision.promise);
        return "timeout";
      },
      (error) => (isOver(error) ? never() : Promise.reject(error)),
    );
    const work = body(this).then(
      (output) => ({ output, error: undefined }),
      (/** @type {unknown} */ error) => ({ output: undefined, error }),
    );
    const first = await Promise.race([timer, work.then(() => "body")]);
    timer.catch(() => "the body was faster");
    await outer.enter(winnerName).catch(async (error) => {
      decision.resolve(new Set());
      await work;
      throw error;
    });
    const { output: winner, isReplayed } = await this.note(winnerName, () => first);
    if (winner === "timeout") {
      scope.close(() => decision.promise);
      decision.resolve(await this.startedNames({ isReplayed: isReplayed || alarm.wasEarly }));
    } else decision.resolve("everything");
    const { output, error } = await work;
    if (isAbort(error)) throw error;
    if (winner === "timeout")
      throw new Failure(
        "TimeoutError",
        `The group took longer than ${typeof timeout === "number" ? `${timeout} ms` : timeout}`,
        { retryable: false },
      );
    if (error) throw error;
    return output;
  }

  /** @param {{ isReplayed?: boolean }} failure */
  startedNames({ isReplayed = false }) {
    const { name, started } = this.inScope;
    this.inScope.record ??= this.note(`${name}:started`, async () => {
      // Cut off before this was recorded: the other branches may not be back where they were.
      if (isReplayed) await this.inScope.catchUp(this.ofRun.replay.settled());
      return [...started];
    }).then(({ output }) => new Set(/** @type {string[]} */ (output)));
    return this.inScope.record;
  }

  /** @param {string} name Of a container. @param {unknown} error @returns {Promise<unknown>} */
  async closed(name, error) {
    if (isAbort(error) || isOver(error)) return error;
    const failure = await this.settled(error);
    return failure.step === name ? failure : this.noteFailure(name, failure);
  }
}
