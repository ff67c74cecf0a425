import clsx from "clsx";
import { Check } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { StatusIcon } from "../ui/status.tsx";
import { useWords } from "../words/use-words.ts";
import type { PassChoice } from "./pass-choices.ts";

type Props = {
  id: string;
  choices: readonly PassChoice[];
  /** The place of the entry the keys are at; -1 for none. */
  active: number;
  picked: number | null;
  onChoose: (index: number) => void;
};

const rowHeight = 30;
const shown = 8;
/** Rows drawn beyond either edge, so that scrolling meets no gap. */
const spare = 6;

/** A list of any length, of which only the rows in sight are there. */
export function PassRows({ id, choices, active, picked, onChoose }: Props) {
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => {
    const { current } = frame;
    if (!current || active < 0) return;
    const at = active * rowHeight;
    if (at < current.scrollTop) current.scrollTop = at;
    else if (at + rowHeight > current.scrollTop + current.clientHeight)
      current.scrollTop = at + rowHeight - current.clientHeight;
  }, [active]);
  useLayoutEffect(() => {
    if (frame.current) setTop(frame.current.scrollTop);
  }, []);
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const rows = choices.slice(first, first + shown + 2 * spare);
  return (
    <div
      ref={frame}
      role="listbox"
      id={`${id}-list`}
      aria-label={words.run.passes.label}
      tabIndex={-1}
      className="relative overflow-y-auto overscroll-contain"
      style={{ height: Math.min(shown, choices.length) * rowHeight }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div style={{ height: choices.length * rowHeight }}>
        {rows.map((choice, offset) => (
          <PassRow
            key={choice.index}
            id={`${id}-${choice.index}`}
            choice={choice}
            place={first + offset}
            all={choices.length}
            isActive={first + offset === active}
            isPicked={choice.index === picked}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

type RowProps = {
  id: string;
  choice: PassChoice;
  place: number;
  all: number;
  isActive: boolean;
  isPicked: boolean;
  onChoose: (index: number) => void;
};

function PassRow({ id, choice, place, all, isActive, isPicked, onChoose }: RowProps) {
  const words = useWords();
  const { index, status, item } = choice;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field above has the focus and the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isPicked}
      aria-posinset={place + 1}
      aria-setsize={all}
      data-pass={index}
      data-status={status}
      onClick={() => onChoose(index)}
      className={clsx(
        "absolute inset-x-0 flex cursor-default items-center gap-2 rounded-md px-2",
        isActive ? "bg-hover" : "hover:bg-hover",
      )}
      style={{ top: place * rowHeight, height: rowHeight }}
    >
      <StatusIcon status={status} size={14} />
      <span className="shrink-0">{words.run.passes.pass(index + 1)}</span>
      <span className="sr-only">, {words.common.status[status]}</span>
      <span className="min-w-0 flex-1 truncate font-mono text-xs text-ink-3">{item}</span>
      {isPicked && <Check aria-hidden size={14} className="shrink-0 text-accent" />}
    </div>
  );
}
