import type { GraphNode } from "@weft/shared";
import clsx from "clsx";
import { History, Search } from "lucide-react";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { Input } from "../ui/field.tsx";
import { StatusIcon } from "../ui/status.tsx";
import { useWords } from "../words/use-words.ts";
import { PassRows } from "./PassRows.tsx";
import { matchingPasses, type PassChoice } from "./pass-choices.ts";
import type { RunPasses } from "./run-passes.ts";
import { usePassChoices } from "./use-pass-choices.ts";

type Props = { passes: RunPasses; loop: GraphNode; onDone: () => void };

/** A loop's passes: found by number or item, the failed ones alone, and the latest again. */
export function PassList({ passes, loop, onDone }: Props) {
  const words = useWords().run.passes;
  const id = useId();
  const choices = usePassChoices(passes, loop.id);
  const picked = passes.picks[loop.id] ?? null;
  const failed = useMemo(() => choices.filter(({ status }) => status === "errored").length, [choices]);
  const [query, setQuery] = useState("");
  const [failedOnly, setFailedOnly] = useState(false);
  const found = useMemo(() => matchingPasses(choices, query, failedOnly), [choices, query, failedOnly]);
  const [at, setAt] = useState<number | null>(null);
  const first = found.findIndex(({ index }) => index === picked);
  const active = Math.min(at ?? (query ? 0 : first), found.length - 1);
  const choose = (index: number | null) => {
    passes.pick(loop.id, index);
    onDone();
  };
  return (
    <div className="grid gap-2 p-2">
      <Input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${found[active]?.index}` : undefined}
        aria-label={words.find}
        placeholder={words.find}
        icon={<Search size={14} />}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(null);
        }}
        onKeyDown={listKeys({ active, found, setAt, choose })}
      />
      <div className="flex gap-1.5">
        <Chip pressed={picked === null} onPress={() => choose(null)}>
          <History aria-hidden size={13} />
          {words.latest}
        </Chip>
        {failed > 0 && (
          <Chip pressed={failedOnly} onPress={() => setFailedOnly(!failedOnly)}>
            <StatusIcon status="errored" size={13} />
            {words.failed(failed)}
          </Chip>
        )}
      </div>
      {found.length === 0 ? (
        <p className="px-2 py-4 text-center text-ink-3">
          {choices.length === 0 ? words.none : words.noMatch}
        </p>
      ) : (
        <PassRows id={id} choices={found} active={active} picked={picked} onChoose={choose} />
      )}
    </div>
  );
}

type Keys = {
  active: number;
  found: readonly PassChoice[];
  setAt: (at: number) => void;
  choose: (index: number) => void;
};

const page = 8;

const listKeys =
  ({ active, found, setAt, choose }: Keys) =>
  (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const step = steps[event.key];
    const chosen = found[active];
    if (step !== undefined) setAt(Math.max(0, Math.min(found.length - 1, active + step)));
    else if (event.key === "Enter" && chosen) choose(chosen.index);
    else return;
    event.preventDefault();
  };

type ChipProps = { pressed: boolean; onPress: () => void; children: React.ReactNode };

function Chip({ pressed, onPress, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={clsx(
        "flex h-6.5 items-center gap-1.5 rounded-full border px-2.5 text-sm",
        pressed ? "border-accent bg-accent-soft text-ink" : "border-line text-ink-2 hover:bg-hover",
      )}
    >
      {children}
    </button>
  );
}
