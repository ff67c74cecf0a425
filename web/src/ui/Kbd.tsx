import clsx from "clsx";

/** Keys as they stand on the keyboard. */
export function Kbd({ children, inverted = false }: { children: string; inverted?: boolean }) {
  return (
    <kbd
      className={clsx(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-xs border px-1 font-mono text-xs",
        inverted ? "border-transparent opacity-70" : "border-line-strong bg-panel text-ink-3",
      )}
    >
      {children}
    </kbd>
  );
}
