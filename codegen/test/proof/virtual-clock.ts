/** Events at moments of virtual time. Nothing happens but what the next event does. */
export class VirtualClock {
  now: number;
  readonly #events: { at: number; order: number; run: () => void }[] = [];
  #order = 0;

  constructor(now = 0) {
    this.now = now;
  }

  at(moment: number, run: () => void): void {
    const event = { at: Math.max(moment, this.now), order: this.#order++, run };
    let index = this.#events.length;
    while (index > 0 && isLater(this.#events[index - 1] as typeof event, event)) index--;
    this.#events.splice(index, 0, event);
  }

  after(duration: number, run: () => void): void {
    this.at(this.now + duration, run);
  }

  /** Lets the next event happen; `false` when there is none. */
  step(): boolean {
    const event = this.#events.shift();
    if (!event) return false;
    this.now = event.at;
    event.run();
    return true;
  }
}

const isLater = (a: { at: number; order: number }, b: { at: number; order: number }): boolean =>
  a.at > b.at || (a.at === b.at && a.order > b.order);
