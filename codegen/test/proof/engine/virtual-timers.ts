/** Time as loaded code has it: `setTimeout` runs in the virtual time of the one execution that is under way. */
import type { Fate } from "./fate.ts";

let current: Fate | undefined;

export const useTimersOf = (fate: Fate): void => {
  current = fate;
};

export const virtualSetTimeout = (work: () => void, ms = 0): void => current?.after(ms, work);

/** By the clock of loaded code it is always this moment, so that what it records is known before. */
export const fixedNow = Date.parse("2026-01-01T00:00:00.000Z");

export class FixedDate extends Date {
  constructor(value: string | number | Date = fixedNow) {
    super(value);
  }

  static override now(): number {
    return fixedNow;
  }
}
