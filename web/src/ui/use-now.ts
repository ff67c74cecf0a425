import { useCallback, useState, useSyncExternalStore } from "react";

const never = () => () => undefined;

/** The present time in ms, renewed every `period` ms and rounded down to it; with period 0 it stands still. */
export function useNow(period: number): number {
  const [mounted] = useState(() => Date.now());
  const subscribe = useCallback(
    (listener: () => void) => {
      const timer = setInterval(listener, period);
      return () => clearInterval(timer);
    },
    [period],
  );
  const read = () => (period === 0 ? mounted : Math.floor(Date.now() / period) * period);
  return useSyncExternalStore(period === 0 ? never : subscribe, read);
}
