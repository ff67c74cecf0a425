/** `setTimeout` of loaded code: it runs in the virtual time of the one execution that is under way. */
import type { Fate } from "./fate.ts";

let current: Fate | undefined;

export const useTimersOf = (fate: Fate): void => {
  current = fate;
};

export const virtualSetTimeout = (work: () => void, ms = 0): void => current?.after(ms, work);
