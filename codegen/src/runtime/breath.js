/** Steps in a row after which others have a turn. */
const stepsInARow = 20;

/**
 * Lets others have a turn. A local server has one thread for everything, and while one step follows the other it does
 * not get to reading what is new on the network: a loop of some hundred steps kept it silent for seconds.
 *
 * All steps that would begin meanwhile wait for the same turn: if each of those that run side by side waited for one of
 * its own, a loop of ten passes at once would take a tenth longer.
 */
export class Breath {
  #left = stepsInARow;
  /** @type {Promise<void> | undefined} */
  #turn;

  /** What a step that is to begin has to wait for, if anything. @returns {Promise<void> | undefined} */
  taken() {
    this.#left -= 1;
    if (this.#left < 0) this.#turn ??= this.#others();
    return this.#turn;
  }

  async #others() {
    await /** @type {any} */ (globalThis).scheduler?.wait(1);
    this.#left = stepsInARow;
    this.#turn = undefined;
  }
}
