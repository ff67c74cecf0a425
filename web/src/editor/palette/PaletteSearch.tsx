import type { NodeKind } from "@weft/codegen";
import { Search } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { Kbd } from "../../ui/Kbd.tsx";
import { useWords } from "../../words/use-words.ts";

type Props = {
  ref?: Ref<HTMLInputElement>;
  query: string;
  onQuery: (query: string) => void;
  entries: readonly NodeKind[];
  at: number;
  onAt: (at: number) => void;
  onPick: (kind: NodeKind) => void;
  onEscape: () => void;
  showKey?: boolean;
};

/** The search field; arrows choose among what it finds, Enter takes it. */
export function PaletteSearch({
  ref,
  query,
  onQuery,
  entries,
  at,
  onAt,
  onPick,
  onEscape,
  showKey = false,
}: Props) {
  const words = useWords().editor.palette;
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const chosen = entries[at];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) onAt((at + step + entries.length) % Math.max(1, entries.length));
    else if (event.key === "Enter" && chosen) onPick(chosen);
    else if (event.key === "Escape") onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <label className="flex h-8 items-center gap-2 rounded-md border border-line-strong bg-raised px-2.5 focus-within:border-accent">
      <Search aria-hidden size={14} className="shrink-0 text-ink-3" />
      <input
        ref={ref}
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={query}
        onChange={(event) => {
          onQuery(event.target.value);
          onAt(0);
        }}
        onKeyDown={keys}
        className="min-w-0 flex-1 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      {showKey && query === "" && <Kbd>Tab</Kbd>}
    </label>
  );
}
