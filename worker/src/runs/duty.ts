/**
 * Something that has to be done until it is done: tried, and tried again after a while, one attempt at a time. It
 * lives in memory; the object's alarm begins it again should the object be put to sleep.
 */
export class Duty {
  readonly #attempt: () => Promise<boolean>;
  readonly #waits: readonly number[];
  #loop: Promise<void> | undefined;
  #isAskedAgain = false;
  #nudge = Promise.withResolvers<void>();

  /**
   * @param attempt Resolves to whether it is done; a rejection is reported and counts as no.
   * @param waits Milliseconds between attempts; the last one repeats.
   */
  constructor(attempt: () => Promise<boolean>, waits: readonly number[]) {
    this.#attempt = attempt;
    this.#waits = waits;
  }

  get isPending(): boolean {
    return this.#loop !== undefined;
  }

  /** Begins, or tries again at once; what was done before this call is not taken for done. */
  begin(): Promise<void> {
    this.#isAskedAgain = true;
    this.#nudge.resolve();
    this.#loop ??= this.#run();
    return this.#loop;
  }

  async #run(): Promise<void> {
    for (let tries = 0; ; tries++) {
      this.#isAskedAgain = false;
      this.#nudge = Promise.withResolvers();
      const isDone = await this.#try();
      if (this.#isAskedAgain) tries = -1;
      else if (isDone) break;
      else
        await Promise.race([
          this.#nudge.promise,
          pause(this.#waits[Math.min(tries, this.#waits.length - 1)]),
        ]);
    }
    this.#loop = undefined;
  }

  async #try(): Promise<boolean> {
    try {
      return await this.#attempt();
    } catch (error) {
      console.warn("Trying again:", error);
      return false;
    }
  }
}

const pause = (ms: number | undefined): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
