import { expect, it } from "vitest";
import { foldTime } from "./folded-time.ts";
import type { Pass, Segment } from "./run-history.ts";
import { timelineRow, wholeOf } from "./timeline-row.ts";

const segment = (
  kind: Segment["kind"],
  from: number,
  to: number | null,
  phase: string | null = null,
): Segment => ({
  kind,
  from,
  to,
  outcome: to === null ? "open" : "complete",
  phase,
  attempt: 1,
  error: null,
});
const pass = (segments: Segment[], endedAt: number | null): Pass => ({
  key: "a",
  nodeId: "a",
  iteration: [],
  ofLoop: false,
  segments,
  status: endedAt === null ? "open" : "complete",
  output: null,
  startedAt: segments[0]?.from ?? 0,
  endedAt,
});
const plain = foldTime([{ from: 0, to: 1000 }], { from: 0, to: 1000 });

it("lets what has not ended reach until now", () => {
  const { bars } = timelineRow(pass([segment("attempt", 200, null)], null), plain, 700);
  expect(bars.map(({ start, end }) => [start, end])).toEqual([[0.2, 0.7]]);
});

it("says how long a step waited rather than how long it worked", () => {
  const steps = [
    segment("attempt", 0, 2, "open"),
    segment("wait", 2, 900, "wait"),
    segment("attempt", 900, 904),
  ];
  expect(timelineRow(pass(steps, 904), plain, 1000).note).toEqual({ state: "waiting", ms: 898 });
});

it("counts attempts and their whole time, the waits between them included", () => {
  const steps = [segment("attempt", 0, 50), segment("retry", 50, 500), segment("attempt", 500, 600)];
  expect(timelineRow(pass(steps, 600), plain, 1000).note).toEqual({ state: "tried", attempts: 2, ms: 600 });
});

it("never ends a run before it began, however the clocks differ", () => {
  expect(wholeOf({ passes: [], pauses: [] }, 5000, null, 4000)).toEqual({ from: 5000, to: 5000 });
});
