/**
 * The moments of one execution: those of the clock, and what is due at once, in any order. The engine answers from its
 * journal in no particular order, so nothing that has been compiled may depend on one.
 */
import { VirtualClock } from "../virtual-clock.ts";
import { hash } from "../world.ts";

export class Fate {
  readonly #clock: VirtualClock;
  readonly #due: (() => void)[] = [];
  readonly #seed: number;
  #turn = 0;

  constructor(now: number, seed: number) {
    this.#clock = new VirtualClock(now);
    this.#seed = seed;
  }

  get now(): number {
    return this.#clock.now;
  }

  at(moment: number, run: () => void): void {
    if (moment <= this.now) this.#due.push(run);
    else this.#clock.at(moment, run);
  }

  after(duration: number, run: () => void): void {
    this.at(this.now + duration, run);
  }

  /** Lets one thing happen; `false` when nothing ever will. */
  step(): boolean {
    if (this.#due.length === 0) return this.#clock.step();
    const [run] = this.#due.splice(hash(this.#seed, this.#turn++) % this.#due.length, 1);
    run?.();
    return true;
  }
}

/** After this every promise that could go on has gone on. */
export const settledPromises = (): Promise<void> => new Promise((done) => setImmediate(done));
