import type { NodeStatus } from "@weft/shared";
import clsx from "clsx";
import { memo, useMemo } from "react";
import { useFormat } from "../format/use-format.ts";
import { StatusIcon, statusSigns } from "../ui/status.tsx";
import { useNow } from "../ui/use-now.ts";
import { useWords } from "../words/use-words.ts";
import { type FoldedTime, foldTime } from "./folded-time.ts";
import type { Pass, RunHistory, Segment } from "./run-history.ts";
import { type Bar, busySpans, type TimelineRow, timelineRow, wholeOf } from "./timeline-row.ts";

type Props = {
  history: RunHistory;
  /** Of the run; `endedAt` null while it lasts. ms since 1970. */
  startedAt: number;
  endedAt: number | null;
  /** The moment shown, where that is not the present. */
  moment: number | null;
  stepName: (nodeId: string) => string;
  statusOf: (nodeId: string) => NodeStatus;
  selectedNodeId: string | null;
  onSelect: (nodeId: string) => void;
};

/** One row per pass of a step, one bar per attempt, idle time hatched, and folded where it outweighs the work. */
export function Timeline({ history, startedAt, endedAt, moment, ...rows }: Props) {
  const words = useWords().run.timeline;
  const isLive = endedAt === null && moment === null;
  const clock = useNow(isLive ? 250 : 0);
  const now = moment ?? endedAt ?? clock;
  const time = useMemo(
    () => foldTime(busySpans(history, now), wholeOf(history, startedAt, endedAt ?? moment, now)),
    [history, startedAt, endedAt, moment, now],
  );
  const rowsShown = useMemo(() => latestRows(history.passes), [history]);
  const left = history.passes.length - rowsShown.length;
  if (history.passes.length === 0) return <p className="px-4 py-6 text-center text-ink-3">{words.empty}</p>;
  return (
    <div className="relative min-w-max pt-6 pb-5 max-sm:min-w-0">
      <Axis time={time} pauses={history.pauses} now={now} />
      {left > 0 && <p className="relative px-4 pb-1 text-sm text-ink-3">{words.earlier(left)}</p>}
      <ul aria-label={words.label} className="relative">
        {rowsShown.map((pass) => (
          <Row
            key={pass.key}
            row={timelineRow(pass, time, now)}
            name={rows.stepName(pass.nodeId)}
            status={statusOfPass(pass, rows.statusOf(pass.nodeId))}
            isSelected={rows.selectedNodeId === pass.nodeId}
            onSelect={rows.onSelect}
          />
        ))}
      </ul>
    </div>
  );
}

/** Nobody reads more rows than these, and a loop may have thousands of them. */
const mostRows = 200;

/** The rows outside of loops, and of the others the latest. */
function latestRows(passes: readonly Pass[]): readonly Pass[] {
  const over = passes.length - mostRows;
  if (over <= 0) return passes;
  let left = over;
  return passes.filter((pass) => {
    const dropped = left > 0 && pass.iteration.length > 0;
    if (dropped) left -= 1;
    return !dropped;
  });
}

/** What goes on in a row; the node's own status would be that of another pass. */
const statusOfPass = (pass: Pass, node: NodeStatus): NodeStatus => {
  if (pass.status !== "open") return pass.status;
  const last = pass.segments.findLast((segment) => segment.to === null);
  return last ? statusAt[last.kind] : node;
};
const statusAt: Record<Segment["kind"], NodeStatus> = {
  attempt: "running",
  retry: "retrying",
  sleep: "sleeping",
  wait: "waiting",
};

const grid =
  "grid grid-cols-[minmax(160px,220px)_minmax(240px,1fr)] gap-x-3 px-4 max-sm:grid-cols-[112px_1fr] max-sm:px-3";
/** Room behind the bars for their note. */
const room = "mr-36 max-sm:mr-20";

type AxisProps = { time: FoldedTime; pauses: RunHistory["pauses"]; now: number };

/** Where time is folded, and how much of it, and where the run was paused; behind the rows. */
function Axis({ time, pauses, now }: AxisProps) {
  const words = useWords().run.timeline;
  const format = useFormat();
  const first = time.parts[0];
  const last = time.parts.at(-1);
  return (
    <div aria-hidden className={clsx(grid, "pointer-events-none absolute inset-0 text-xs text-ink-3")}>
      <span />
      <div className={clsx("relative", room)}>
        {time.parts
          .filter((part) => part.folded)
          .map((part) => (
            <span
              key={part.from}
              className="@container absolute inset-y-0 border-x border-dashed border-line bg-bg/60"
              style={span(part.start, part.end)}
            >
              <span
                className="block truncate pt-1 text-center @max-[40px]:hidden"
                title={words.folded(format.duration(part.to - part.from))}
              >
                {format.duration(part.to - part.from)}
              </span>
            </span>
          ))}
        {pauses.map((pause) => (
          <span
            key={pause.from}
            className="@container absolute inset-y-0 border-x border-waiting/40 bg-waiting/8"
            style={span(time.place(pause.from), time.place(pause.to ?? now))}
          >
            <span className="absolute inset-x-0 bottom-0.5 truncate text-center text-waiting @max-[52px]:hidden">
              {words.paused}
            </span>
          </span>
        ))}
        {first && last && (
          <span className="absolute top-1 left-full pl-2 whitespace-nowrap">
            {format.duration(last.to - first.from)}
          </span>
        )}
      </div>
    </div>
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;
const span = (start: number, end: number) => ({ left: percent(start), width: percent(end - start) });

type RowProps = {
  row: TimelineRow;
  name: string;
  status: NodeStatus;
  isSelected: boolean;
  onSelect: (nodeId: string) => void;
};

const Row = memo(function Row({ row, name, status, isSelected, onSelect }: RowProps) {
  const { pass, bars } = row;
  const label = useRowLabel();
  const index = pass.iteration.map((one) => `[${one}]`).join("");
  return (
    <li className="[contain-intrinsic-size:auto_28px] [content-visibility:auto]">
      <button
        type="button"
        aria-current={isSelected || undefined}
        aria-label={label.full(name + index, row)}
        onClick={() => onSelect(pass.nodeId)}
        className={clsx(
          grid,
          "h-7 w-full items-center text-left -outline-offset-2",
          isSelected ? "bg-accent-soft" : "hover:bg-hover/60",
        )}
      >
        <span className="flex min-w-0 items-center gap-2">
          <StatusIcon status={status} size={14} />
          <span title={name} className="truncate">
            {name}
          </span>
          {index && <span className="shrink-0 font-mono text-xs text-ink-3">{index}</span>}
        </span>
        <span className={clsx("relative h-3", room)}>
          {bars.map((bar) => (
            <BarMark
              key={`${bar.kind} ${bar.segment.phase} ${bar.segment.from} ${bar.segment.attempt}`}
              bar={bar}
            />
          ))}
          <span
            className="absolute top-1/2 -translate-y-1/2 pl-2 font-mono text-xs whitespace-nowrap text-ink-3"
            style={{ left: `max(${percent(bars.at(-1)?.end ?? 0)}, 3px)` }}
          >
            <span className="max-sm:hidden">{label.note(row)}</span>
            <span className="sm:hidden">{label.time(row)}</span>
          </span>
        </span>
      </button>
    </li>
  );
});

const colors: Record<Segment["outcome"], string> = {
  open: statusSigns.running.background,
  complete: statusSigns.complete.background,
  errored: statusSigns.errored.background,
  cancelled: statusSigns.cancelled.background,
};

function BarMark({ bar }: { bar: Bar }) {
  const isWork = bar.kind === "attempt";
  return (
    <span
      className={clsx(
        "absolute inset-y-0",
        isWork ? ["min-w-[3px] rounded-xs", colors[bar.outcome]] : "hatched",
      )}
      style={span(bar.start, bar.end)}
    />
  );
}

function useRowLabel() {
  const words = useWords();
  const format = useFormat();
  const { timeline } = words.run;
  const lasted = (segment: Segment) => format.duration((segment.to ?? Date.now()) - segment.from);
  const part = (segment: Segment) =>
    segment.kind === "attempt"
      ? timeline.attempt(
          segment.attempt,
          words.common.status[segment.outcome === "open" ? "running" : segment.outcome],
          lasted(segment),
        )
      : timeline[segment.kind](lasted(segment));
  return {
    time: ({ note }: TimelineRow) => format.duration(note.ms),
    full: (name: string, row: TimelineRow) => timeline.rowLabel(name, row.pass.segments.map(part).join(", ")),
    note: ({ note }: TimelineRow) => {
      const time = format.duration(note.ms);
      if (note.state === "waiting") return timeline.waitingNote(time);
      if (note.state === "sleeping") return timeline.sleepingNote(time);
      return note.state === "tried" ? timeline.attemptsNote(note.attempts, time) : time;
    },
  };
}
