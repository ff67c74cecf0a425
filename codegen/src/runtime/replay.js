/**
 * What an execution knows of being a replay. The recorded results come back in any order, so a branch may be where it
 * was before the failure, or the end of the time, that ended it. Until nothing more comes back, no step is begun anew
 * beside others: the engine has asked for it by then, but its work waits, and is not done if it should not have begun.
 */

/** How long recorded results may take to come back, one after the other. */
const catchUpMs = 25;

export class Replay {
  /** Recorded results that have come back, and steps that should not have been begun. */
  #results = 0;
  #isOver = false;
  /** Whether branches run side by side, or against time. */
  isParallel = false;

  get isUnderWay() {
    return this.isParallel && this.#results > 0 && !this.#isOver;
  }

  note() {
    this.#results += 1;
  }

  /**
   * A sleep that tells whether it was over so early that it must have begun in an earlier execution.
   * @param {any} engine
   * @param {string} name
   * @param {number} ms
   */
  sleep(engine, name, ms) {
    let isEarly = true;
    setTimeout(
      () => {
        isEarly = false;
      },
      Math.min(catchUpMs, ms - 1),
    );
    const sleep = { wasEarly: false, over: engine.sleep(name, ms) };
    sleep.over = sleep.over.then(() => {
      sleep.wasEarly = isEarly;
      if (isEarly) this.note();
    });
    return sleep;
  }

  /** Resolves when nothing comes back any more, also after `check`, which may end a step and so lead to more. @param {() => Promise<void>} check */
  async over(check) {
    for (let quiet = 0; this.isUnderWay; ) {
      quiet = (await this.#quiet()) ? quiet + 1 : 0;
      await check();
      if (quiet === 2) this.#isOver = true;
    }
  }

  /** Resolves when all branches are back where they were, also behind steps that had to wait. */
  async settled() {
    for (let quiet = 0; quiet < 2; ) quiet = (await this.#quiet()) ? quiet + 1 : 0;
  }

  async #quiet() {
    const seen = this.#results;
    await new Promise((resolve) => setTimeout(resolve, catchUpMs));
    return seen === this.#results;
  }
}
