import { useEffect, useRef, useState } from "react";

/** `value`, taken over at most once in `ms`, so that what is made of it is not made anew with every change. */
export function useThrottled<T>(value: T, ms: number): T {
  const [taken, setTaken] = useState(value);
  const at = useRef(0);
  useEffect(() => {
    const rest = Math.max(0, at.current + ms - Date.now());
    const timer = setTimeout(() => {
      at.current = Date.now();
      setTaken(value);
    }, rest);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return taken;
}
