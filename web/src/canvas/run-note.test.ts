import type { NodeState } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { formatDuration } from "../format/duration.ts";
import { isTicking, runNote as noteOf } from "./run-note.ts";

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
const state = (change: Partial<NodeState>): NodeState => ({
  status: "pending",
  attempts: 0,
  output: null,
  error: null,
  startedAt: null,
  endedAt: null,
  until: null,
  ...change,
});

const units = { ms: "ms", s: "s", m: "m", h: "h", d: "d" };
const runNote = (run: NodeState, attempts: number, now: number) =>
  noteOf(run, attempts, now, (ms) => formatDuration(ms, units));

describe("runNote", () => {
  it("says which attempt comes next and when", () => {
    const retrying = state({ status: "retrying", attempts: 1, until: at(10) });
    expect(runNote(retrying, 5, 7_000)).toBe("2/5 · 3 s");
    expect(isTicking(retrying)).toBe(true);
  });

  it("says which attempt runs and for how long, once there is something to say", () => {
    expect(runNote(state({ status: "running", attempts: 1, startedAt: at(5) }), 5, 5_400)).toBe("");
    expect(runNote(state({ status: "running", attempts: 3, startedAt: at(5) }), 5, 12_400)).toBe("3/5 · 7 s");
  });

  it("counts down a sleep and a wait", () => {
    expect(runNote(state({ status: "sleeping", until: at(90) }), 1, 0)).toBe("1 m 30 s");
    expect(runNote(state({ status: "waiting" }), 1, 0)).toBe("");
  });

  it("leaves out a countdown that has run out and the time of a trigger", () => {
    expect(runNote(state({ status: "retrying", attempts: 1, until: at(10) }), 5, 10_200)).toBe("2/5");
    expect(runNote(state({ status: "complete", startedAt: at(1), endedAt: at(1) }), 5, 0)).toBe("");
  });

  it("says how long an ended step took and stands still", () => {
    const done = state({ status: "complete", startedAt: at(1), endedAt: at(1.212) });
    expect(runNote(done, 5, 99_000)).toBe("212 ms");
    expect(isTicking(done)).toBe(false);
  });
});
