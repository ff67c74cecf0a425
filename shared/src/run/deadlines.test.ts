import { describe, expect, it } from "vitest";
import {
  at,
  began,
  type Draft,
  did,
  finished,
  fold,
  graphOf,
  slept,
  started,
  statuses,
  step,
  woke,
} from "../../test/run-story.ts";
import { nextDeadline } from "./deadlines.ts";

const loop = graphOf("start each{nap} g(ask)", "start -> each", "start -> g");
const paused: Draft[] = [{ type: "workflow_paused" }, { type: "workflow_queued" }];
const resumed: Draft = { type: "workflow_running" };

describe("the next deadline", () => {
  it("is the first of all passes, also of those that are not shown", () => {
    const state = fold(loop, ...started(), ...slept("nap[0]:sleep", 5000), ...slept("nap[1]:sleep", 60_000));
    expect(nextDeadline(state)).toBe(2000 + 5000);
    expect(state.nodes.nap?.until).toBe(at(3000 + 60_000));
  });

  it("is forgotten with the sleep, the pass or the run", () => {
    const both = [...started(), ...slept("nap[0]:sleep", 5000), ...slept("nap[1]:sleep", 60_000)];
    expect(nextDeadline(fold(loop, ...both, ...woke("nap[0]:sleep")))).toBe(63_000);
    expect(nextDeadline(fold(loop, ...both, ...did("each")))).toBe(Number.POSITIVE_INFINITY);
    expect(nextDeadline(fold(loop, ...both, ...finished))).toBe(Number.POSITIVE_INFINITY);
  });

  it("may be that of a group's timer or of a loop's delay", () => {
    expect(nextDeadline(fold(loop, ...started(), ...slept("g:timer", 9000)))).toBe(11_000);
    expect(nextDeadline(fold(loop, ...started(), ...slept("each[0]:delay", 9000)))).toBe(11_000);
  });

  it("is moved by a pause in every pass, as what is shown is", () => {
    const state = fold(
      loop,
      ...started(),
      ...slept("nap[0]:sleep", 5000),
      ...slept("nap[1]:sleep", 60_000),
      ...slept("g:timer", 90_000),
      ...paused,
      resumed,
    );
    expect(nextDeadline(state)).toBe(7000 + 2000);
    expect(state.nodes.nap?.until).toBe(at(63_000 + 2000));
    expect(state.nodes.g?.until).toBe(at(94_000 + 2000));
    expect(state.status).toBe("waiting");
  });

  it("takes the end of a wait from the step that opened it, if it says one", () => {
    const opened = (until: string): Draft[] => [
      ...began("ask:open"),
      { type: "step_completed", output: { until }, ...step("ask:open") },
      { type: "wait_started", eventType: "wait-ask", ...step("ask:wait") },
    ];
    expect(nextDeadline(fold(loop, ...started(), ...opened(at(99_000))))).toBe(99_000);
    expect(nextDeadline(fold(loop, ...started(), ...opened("whenever")))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("a paused run", () => {
  it("still hears of its passes and says paused", () => {
    const state = fold(loop, ...started(), ...began("nap[0]"), ...paused, ...did("nap[1]"));
    expect(state.status).toBe("paused");
    expect(statuses(state, "each nap")).toBe("each running, nap complete");
  });
});
