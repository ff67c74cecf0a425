import { type KeyboardEvent, type PointerEvent, useState } from "react";

const least = 120;
const most = () => Math.round(window.innerHeight * 0.7);
const within = (height: number) => Math.max(least, Math.min(most(), height));

/** The drawer's height and the handle that changes it, by pointer or by arrow keys. */
export function useDrawerHeight() {
  const [height, setHeight] = useState(216);
  const handle = {
    tabIndex: 0,
    "aria-orientation": "horizontal" as const,
    "aria-valuenow": height,
    "aria-valuemin": least,
    "aria-valuemax": most(),
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const target = event.currentTarget;
      const start = { y: event.clientY, height };
      target.setPointerCapture(event.pointerId);
      const move = (next: globalThis.PointerEvent) =>
        setHeight(within(start.height + start.y - next.clientY));
      target.addEventListener("pointermove", move);
      target.addEventListener("pointerup", () => target.removeEventListener("pointermove", move), {
        once: true,
      });
    },
    onKeyDown: (event: KeyboardEvent) => {
      const step = { ArrowUp: 24, ArrowDown: -24 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setHeight((now) => within(now + step));
    },
  };
  return { height: within(height), handle };
}
