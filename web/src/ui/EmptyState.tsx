import type { ReactNode } from "react";

type Props = { icon: ReactNode; title: string; children?: ReactNode; actions?: ReactNode };

/** What stands where a list has nothing to show, and what to do next. */
export function EmptyState({ icon, title, children, actions }: Props) {
  return (
    <div className="mx-auto grid max-w-105 justify-items-center gap-3 px-6 py-16 text-center">
      <span
        aria-hidden
        className="grid size-10 place-items-center rounded-xl border border-line bg-panel text-ink-3 shadow-card"
      >
        {icon}
      </span>
      <div className="grid gap-1">
        <h2 className="text-lg font-semibold">{title}</h2>
        {children && <div className="text-ink-2">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap justify-center gap-2 pt-1">{actions}</div>}
    </div>
  );
}
