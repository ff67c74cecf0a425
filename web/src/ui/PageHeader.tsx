import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";

type Props = {
  title: ReactNode;
  /** What the page lies in, the outermost first. */
  trail?: { href: string; label: string }[];
  /** Stands right behind the title: badges, a count. */
  beside?: ReactNode;
  actions?: ReactNode;
};

/** The bar at the top of every page, 48 px. It stays while the page scrolls. */
export function PageHeader({ title, trail = [], beside, actions }: Props) {
  return (
    <header className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-3 border-b border-line bg-panel px-4 max-sm:gap-2 max-sm:px-3">
      <div className="flex min-w-0 flex-1 items-center gap-2">
        {trail.map(({ href, label }) => (
          <span key={href} className="flex max-w-56 shrink-0 items-center gap-2 max-sm:hidden">
            <Link href={href} className="truncate rounded-sm text-ink-3 hover:text-ink">
              {label}
            </Link>
            <ChevronRight aria-hidden size={14} className="shrink-0 text-ink-3" />
          </span>
        ))}
        <h1 className="truncate text-lg font-semibold">{title}</h1>
        {beside}
      </div>
      {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </header>
  );
}
