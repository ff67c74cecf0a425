import clsx from "clsx";
import { Activity, Layers, type LucideIcon, Search, Settings } from "lucide-react";
import { Link, useLocation } from "wouter";
import { Tooltip } from "../ui/Tooltip.tsx";
import { useWords } from "../words/use-words.ts";
import { openCommands } from "./commands-open.ts";
import { Logo } from "./Logo.tsx";
import { commandKeys } from "./platform-keys.ts";

const spot =
  "grid size-8 place-items-center rounded-lg text-ink-3 transition-colors duration-100 hover:bg-hover hover:text-ink max-sm:h-12 max-sm:w-18 max-sm:content-center max-sm:gap-0.5";

export function Rail() {
  const { shell: words, common } = useWords();
  return (
    <nav
      aria-label={words.mainNavigation}
      className="flex w-12 shrink-0 flex-col items-center gap-1.5 border-r border-line bg-bg py-2.5 max-sm:h-13 max-sm:w-full max-sm:flex-row max-sm:justify-around max-sm:border-t max-sm:border-r-0 max-sm:py-0"
    >
      <Link href="/" aria-label={words.product} className="mb-2 rounded-lg max-sm:hidden">
        <Logo />
      </Link>
      <Place href="/" label={words.workflows} icon={Layers} within="/workflows" />
      <Place href="/runs" label={words.runs} icon={Activity} within="/runs" />
      <Tooltip label={words.commands.open} keys={commandKeys("K")} side="right">
        <button type="button" aria-label={words.commands.open} className={spot} onClick={openCommands}>
          <Search aria-hidden size={17} strokeWidth={1.75} />
          <span className="text-xs sm:hidden">{common.search}</span>
        </button>
      </Tooltip>
      <span className="flex-1 max-sm:hidden" />
      <Place href="/settings" label={words.settings} icon={Settings} within="/settings" />
    </nav>
  );
}

type PlaceProps = { href: string; label: string; icon: LucideIcon; within: string };

function Place({ href, label, icon: Icon, within }: PlaceProps) {
  const [path] = useLocation();
  const here = path === href || path === within || path.startsWith(`${within}/`);
  return (
    <Tooltip label={label} side="right">
      <Link
        href={href}
        aria-label={label}
        aria-current={here ? "page" : undefined}
        className={clsx(
          spot,
          here && "bg-panel text-ink shadow-card max-sm:bg-transparent max-sm:shadow-none",
        )}
      >
        <Icon aria-hidden size={17} strokeWidth={1.75} />
        <span className="text-xs sm:hidden">{label}</span>
      </Link>
    </Tooltip>
  );
}
