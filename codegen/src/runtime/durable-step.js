/**
 * The engine's `step` as generated code uses it: outputs are JSON within bounds, failures carry their name, a failure
 * that cannot be retried stops at once, and nothing starts in a scope that has failed.
 */
import { milliseconds } from "./duration.js";
import { classified, Failure, isAbort, neverBegun, packFailure, unpackFailure } from "./failure.js";
import { failureOf, isOver, nodeFailure } from "./node-failure.js";
import { once } from "./policy.js";
import { record } from "./record.js";
import { rollbackOf } from "./rollback.js";
import { never } from "./scope.js";
import { configOf } from "./step-config.js";
import { about, bareName } from "./step-name.js";

const mostSteps = 10_000;

/** How long a replay may take from one step to the next. */
const replayMs = 100;

/** @typedef {import("./scope.js").Scope} Scope */
/** @typedef {import("./node-failure.js").NodeFailure} NodeFailure */
/** What all steps of a run share. */
/** @typedef {{ engine: any, host: any, run: any, steps: number, replay: import("./replay.js").Replay, breath: import("./breath.js").Breath, stop: (error: unknown) => void, exit: (output: unknown) => void }} Run */
/** @typedef {{ rollback: (undo: any, error: { name: string, message: string }) => Promise<void>, rollbackConfig?: any }} Undo */

export class DurableStep {
  /** @param {Run} ofRun @param {Scope} inScope */
  constructor(ofRun, inScope) {
    this.ofRun = ofRun;
    this.inScope = inScope;
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
    await this.begin(name);
    let isReplayed = true;
    const { engine, host, run } = this.ofRun;
    const config = configOf(policy);
    const isSensitive = policy.sensitive !== undefined;
    const context = { ...about(name), host, run, isSensitive, timeoutMs: milliseconds(config.timeout) };
    const attempt = async (/** @type {{ attempt: number }} */ { attempt }) => {
      isReplayed = false;
      await this.mayBegin(name);
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
    } finally {
      if (isReplayed) this.ofRun.replay.note();
    }
    return output === undefined ? this.unfinished() : output;
  }

  /** Where a replay shows that a step should not have been begun, it ends without having done anything. @param {string} name */
  async mayBegin(name) {
    const { replay } = this.ofRun;
    const check = async () => {
      if (this.inScope.isOpen) return;
      await this.inScope.admit(name).catch(() => {
        replay.note();
        throw new Error(neverBegun);
      });
    };
    await replay.over(check);
    await check();
  }

  /** @param {string} name @param {number | string} duration */
  async sleep(name, duration) {
    const ms = milliseconds(duration);
    if (ms <= 0) return;
    await this.idle(name, () => this.ofRun.replay.sleep(this.ofRun.engine, name, ms).over);
  }

  /**
   * Waits until the host wakes it; a timeout is an end of the wait like any other, the host knows which it was.
   * @param {string} name
   * @param {{ type: string, timeout: number | string }} options
   */
  async waitForEvent(name, { type, timeout }) {
    const options = { type, timeout: Math.max(1, milliseconds(timeout)) };
    await this.idle(name, () =>
      this.ofRun.engine.waitForEvent(name, options).catch((/** @type {unknown} */ error) => {
        if (isAbort(error) || unpackFailure(error).name !== "TimeoutError") throw error;
      }),
    );
  }

  /** @param {string} name @param {() => Promise<unknown>} begin */
  async idle(name, begin) {
    if (!this.inScope.isOpen) await this.inScope.admit(name);
    this.count(name);
    await this.inScope.unlessDropped(name, begin());
  }

  /**
   * The failure of a step whose `error` way is taken. What is no failure goes on its way.
   * @param {unknown} error
   * @returns {Promise<{ name: string, message: string }>}
   */
  async caught(error) {
    if (isAbort(error) || isOver(error)) throw error;
    const { name, message } = await this.settled(error);
    return { name, message };
  }

  /** The failure that ends the run; nothing where the run has ended already. @param {unknown} error */
  async unhandled(error) {
    return isOver(error) ? undefined : this.settled(error);
  }

  /** @param {string} name */
  async begin(name) {
    const turn = this.ofRun.breath.taken();
    if (turn) await turn;
    await this.inScope.enter(name);
    this.count(name);
  }

  /** @param {string} name Of the step that begins. */
  count(name) {
    this.ofRun.steps += 1;
    if (this.ofRun.steps > mostSteps)
      throw new Failure("TooManySteps", `A run has at most ${mostSteps} steps`, {
        retryable: false,
        nodeId: about(name).nodeId,
      });
  }

  /**
   * A step about the run itself, which stands also where nothing starts any more.
   * @param {string} name
   * @param {() => unknown} work
   * @returns {Promise<{ output: any, isReplayed: boolean }>}
   */
  async note(name, work) {
    let output;
    let isReplayed = true;
    try {
      output = await this.ofRun.engine.do(name, configOf(once), async () => {
        isReplayed = false;
        try {
          return record(await work());
        } catch (error) {
          throw new Error(packFailure(classified(error)));
        }
      });
    } catch (error) {
      throw await failureOf(name, error, isReplayed);
    }
    return { output: output === undefined ? await this.unfinished() : output, isReplayed };
  }

  /**
   * A step gives `undefined` only where the engine replays the run to learn what undoes it, and this one had not ended.
   * That is as far as this branch had come; when the others are there as well, the replay is over.
   * @returns {Promise<never>}
   */
  async unfinished() {
    for (let reached = -1; reached !== this.ofRun.steps; ) {
      reached = this.ofRun.steps;
      await new Promise((resolve) => setTimeout(resolve, replayMs));
    }
    this.ofRun.exit(null);
    return never();
  }

  /**
   * A failure as the node's own: it is that of the step with the bare name, in whichever phase it came about.
   * @param {unknown} error
   * @returns {Promise<NodeFailure>}
   */
  async settled(error) {
    const failure = nodeFailure(error);
    const { step } = failure;
    return step === undefined || step === bareName(step)
      ? failure
      : this.noteFailure(bareName(step), failure);
  }

  /** @param {string} name @param {NodeFailure} failure @returns {Promise<NodeFailure>} */
  async noteFailure(name, failure) {
    const fails = () => {
      throw new Failure(failure.name, failure.message, { retryable: false });
    };
    await this.inScope.enter(name);
    const noted = await this.note(name, fails).catch((error) => error);
    if (isAbort(noted)) throw noted;
    const nodeId = failure.nodeId ?? about(name).nodeId;
    const isReplayed = failure.isReplayed || noted.isReplayed;
    return Object.assign(nodeFailure(failure), { step: name, nodeId, isReplayed });
  }
}
