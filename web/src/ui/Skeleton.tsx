import clsx from "clsx";

/** A grey box in the place of what is being loaded. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={clsx("block animate-[weft-pulse_1.6s_ease-in-out_infinite] rounded-sm bg-hover", className)}
    />
  );
}
