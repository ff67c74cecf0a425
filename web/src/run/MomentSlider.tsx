import type { RunEvent } from "@weft/shared";
import { SkipBack, SkipForward } from "lucide-react";
import { useFormat } from "../format/use-format.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { useWords } from "../words/use-words.ts";

type Props = {
  events: readonly RunEvent[];
  /** How many of the events are shown; null shows the present. */
  shown: number | null;
  onChange: (shown: number | null) => void;
};

/** Moves through a run: every moment is the fold of the events before it. */
export function MomentSlider({ events, shown, onChange }: Props) {
  const words = useWords().run.moment;
  const format = useFormat();
  const at = shown ?? events.length;
  const first = events[0]?.timestamp ?? 0;
  const move = (to: number) => onChange(to >= events.length ? null : Math.max(1, to));
  const moment = words.at(format.duration((events[at - 1]?.timestamp ?? first) - first));
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-t border-line bg-panel px-2">
      <IconButton
        label={words.previous}
        side="top"
        size="sm"
        icon={<SkipBack aria-hidden size={14} />}
        disabled={at <= 1}
        onClick={() => move(at - 1)}
      />
      <input
        type="range"
        aria-label={words.label}
        aria-valuetext={`${words.position(at, events.length)}, ${moment}`}
        min={1}
        max={Math.max(1, events.length)}
        value={at}
        onChange={(event) => move(event.target.valueAsNumber)}
        className="moment-slider h-4 min-w-0 flex-1"
      />
      <IconButton
        label={words.next}
        side="top"
        size="sm"
        icon={<SkipForward aria-hidden size={14} />}
        disabled={at >= events.length}
        onClick={() => move(at + 1)}
      />
      <span className="min-w-32 pl-1 text-sm text-ink-3 max-sm:hidden">{moment}</span>
      <Button size="sm" look="quiet" disabled={shown === null} onClick={() => onChange(null)}>
        {words.backToPresent}
      </Button>
    </div>
  );
}
