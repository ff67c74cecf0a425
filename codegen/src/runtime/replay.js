/**
 * What an execution knows of being a replay. The recorded results come back in any order, so a branch may be where it
 * was before the failure, or the end of the time, that ended it. Until nothing more comes back, no step is begun anew
 * beside others: the engine has asked for it by then, but its work waits, and is not done if it should not have begun.
 */

/** How long recorded results may take to come back, one after the other. */
const catchUpMs = 25;

export class Replay {
  /** Recorded results that have come back. */
  #results = 0;
  /** Whether branches run side by side, or against time. */
  isParallel = false;
  /** @type {Promise<void> | undefined} */
  #quiet;

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

  /** Resolves when a step may do its work as far as replays are concerned. */
  async over() {
    if (this.#results === 0 || !this.isParallel) return;
    this.#quiet ??= this.#quietness();
    await this.#quiet;
  }

  /** Resolves when all branches are back where they were, those too that had to wait. */
  async settled() {
    await this.over();
    await this.#quietness();
  }

  async #quietness() {
    for (let seen = -1; seen !== this.#results; ) {
      seen = this.#results;
      await new Promise((resolve) => setTimeout(resolve, catchUpMs));
    }
  }
}
