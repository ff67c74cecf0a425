/** One clock for every countdown on the page; it ticks only while somebody looks at it. */
import { useSyncExternalStore } from "react";

const tick = 250;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const never = () => () => undefined;
const current = () => {
  if (timer === undefined) now = Date.now();
  return now;
};
const zero = () => 0;

/** Milliseconds since 1970, anew every quarter second; with `running` false it stands at 0. */
export const useNow = (running: boolean): number =>
  useSyncExternalStore(running ? subscribe : never, running ? current : zero);
