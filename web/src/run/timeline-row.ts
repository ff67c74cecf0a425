/** A row of the timeline in plain numbers: where its bars are and what stands behind them. */
import type { FoldedTime } from "./folded-time.ts";
import { ownAttempts, type Pass, type RunHistory, type Segment } from "./run-history.ts";

export type Bar = {
  kind: Segment["kind"];
  outcome: Segment["outcome"];
  start: number;
  end: number;
  segment: Segment;
};

/** What to say behind the bars: the time of the wait, of the sleep, or of the work and its attempts. */
export type RowNote =
  | { state: "waiting" | "sleeping" | "working"; ms: number }
  | { state: "tried"; attempts: number; ms: number };

export type TimelineRow = { pass: Pass; bars: Bar[]; note: RowNote };

/** The stretch of time the run covers; `now` ends what has not ended. */
export function wholeOf(history: RunHistory, startedAt: number, endedAt: number | null, now: number) {
  const first = Math.min(startedAt, ...history.passes.map((pass) => pass.startedAt));
  return { from: first, to: Math.max(endedAt ?? now, first) };
}

export const busySpans = (history: RunHistory, now: number) =>
  history.passes.flatMap((pass) =>
    pass.segments
      .filter((segment) => segment.kind === "attempt")
      .map((segment) => ({ from: segment.from, to: segment.to ?? now })),
  );

export function timelineRow(pass: Pass, time: FoldedTime, now: number): TimelineRow {
  const bars = pass.segments.map(
    (segment): Bar => ({
      kind: segment.kind,
      outcome: segment.outcome,
      start: time.place(segment.from),
      end: time.place(Math.max(segment.to ?? now, segment.from)),
      segment,
    }),
  );
  return { pass, bars, note: noteOf(pass, now) };
}

function noteOf(pass: Pass, now: number): RowNote {
  const total = (kind: Segment["kind"]) =>
    pass.segments
      .filter((segment) => segment.kind === kind)
      .reduce((sum, segment) => sum + Math.max(0, (segment.to ?? now) - segment.from), 0);
  const has = (kind: Segment["kind"]) => pass.segments.some((segment) => segment.kind === kind);
  if (has("wait")) return { state: "waiting", ms: total("wait") };
  if (has("sleep")) return { state: "sleeping", ms: total("sleep") };
  const attempts = ownAttempts(pass).length;
  if (attempts > 1)
    return { state: "tried", attempts, ms: Math.max(0, (pass.endedAt ?? now) - pass.startedAt) };
  return { state: "working", ms: total("attempt") };
}
