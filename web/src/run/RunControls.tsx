import { isRunEnded, type RunState } from "@weft/shared";
import { Ban, Pause, Play, Send } from "lucide-react";
import { useState } from "react";
import type { StreamState } from "../api/event-stream.ts";
import { formatClock } from "../format/duration.ts";
import { useFormat } from "../format/use-format.ts";
import { Button } from "../ui/Button.tsx";
import { StatusIcon, statusSigns } from "../ui/status.tsx";
import { useNow } from "../ui/use-now.ts";
import { useWords } from "../words/use-words.ts";
import type { AwaitedEvents } from "./awaited-events.ts";
import { CancelRunDialog } from "./CancelRunDialog.tsx";
import { SendEventDialog } from "./SendEventDialog.tsx";
import { useRunControls } from "./use-run-controls.ts";

type Props = {
  runId: string;
  /** What the run is called where that is not clear from the page. */
  title?: string;
  state: RunState;
  stream: StreamState;
  awaited: readonly AwaitedEvents[];
};

/** The run's status and clock, with what can be done to it now. */
export function RunControls({ runId, title, state, stream, awaited }: Props) {
  const words = useWords();
  const [dialog, setDialog] = useState<"event" | "cancel" | null>(null);
  const { wish, ask } = useRunControls(runId, state.status);
  const ended = isRunEnded(state.status);
  const isPaused = state.status === "paused";
  return (
    <section
      aria-label={words.run.controls}
      className="flex flex-wrap items-center gap-2 rounded-xl border border-line bg-raised py-1.5 pr-1.5 pl-3.5 shadow-float max-sm:rounded-none max-sm:border-x-0 max-sm:border-t-0 max-sm:py-2 max-sm:pr-3 max-sm:pl-3 max-sm:shadow-none"
    >
      {title && <span className="font-semibold whitespace-nowrap">{title}</span>}
      <Status state={state} stream={stream} />
      {!ended && (
        <span className="flex items-center gap-2 max-sm:ml-auto max-sm:[&_svg]:hidden">
          <Button size="sm" icon={<Send aria-hidden size={14} />} onClick={() => setDialog("event")}>
            {words.run.sendEvent}
          </Button>
          {isPaused ? (
            <Button
              size="sm"
              icon={<Play aria-hidden size={14} />}
              disabled={wish !== null}
              onClick={() => ask("resume")}
            >
              {words.run.resume}
            </Button>
          ) : (
            <Button
              size="sm"
              icon={<Pause aria-hidden size={14} />}
              disabled={wish !== null}
              onClick={() => ask("pause")}
            >
              {wish === "pause" ? words.run.pausing : words.run.pause}
            </Button>
          )}
          <Button
            size="sm"
            look="danger"
            icon={<Ban aria-hidden size={14} />}
            disabled={wish === "cancel"}
            onClick={() => setDialog("cancel")}
          >
            {words.run.cancelShort}
          </Button>
        </span>
      )}
      {dialog === "event" && (
        <SendEventDialog runId={runId} awaited={awaited} onClose={() => setDialog(null)} />
      )}
      {dialog === "cancel" && (
        <CancelRunDialog
          onClose={() => setDialog(null)}
          onConfirm={() => {
            setDialog(null);
            ask("cancel");
          }}
        />
      )}
    </section>
  );
}

function Status({ state, stream }: { state: RunState; stream: StreamState }) {
  const words = useWords();
  const format = useFormat();
  const ended = state.endedAt !== null;
  const now = useNow(ended || state.startedAt === null ? 0 : 1000);
  const elapsed =
    state.startedAt === null
      ? null
      : (ended ? Date.parse(state.endedAt ?? "") : now) - Date.parse(state.startedAt);
  return (
    <span role="status" data-run-status={state.status} className="flex h-7 items-center gap-2 pr-1.5">
      <StatusIcon status={state.status} size={15} />
      <span className={`font-semibold ${statusSigns[state.status].text}`}>
        {words.common.status[state.status]}
      </span>
      {elapsed !== null && (
        <span className="text-ink-2">{ended ? format.duration(elapsed) : formatClock(elapsed)}</span>
      )}
      {stream === "retrying" && <span className="text-sm text-waiting">{words.run.reconnecting}</span>}
    </span>
  );
}
