import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedNodes } from "../../test/expected-nodes.ts";
import { type Choose, chooser, randomGraph } from "../../test/random-graph.ts";
import { randomRun } from "../../test/random-run.ts";
import { boom, step } from "../../test/run-story.ts";
import { initialRun, reduceRun } from "../reduce-run.ts";
import type { RunEvent } from "../run-event.ts";
import { isNodeEnded, type RunGraph } from "../run-state.ts";
import type { Frame } from "./progress.ts";

const choices = fc.array(fc.nat(9999), { minLength: 20, maxLength: 600 });

/** Events in no sensible order, of nodes and passes that may not be. */
function noise(graph: RunGraph, choose: Choose): RunEvent[] {
  const ids = ["nobody", ...graph.nodes.map(({ id }) => id)];
  const types = [
    ...["step_started", "step_completed", "step_errored", "attempt_started", "attempt_errored"],
    ...["sleep_started", "sleep_completed", "wait_started", "wait_completed"],
    ...["rollback_step_completed", "rollback_step_errored", "workflow_started", "workflow_running"],
    ...["workflow_paused", "rollback_started"],
  ];
  return Array.from({ length: 60 }, (_, at) => {
    const indices = Array.from({ length: choose(4) }, () => `[${choose(3)}]`).join("");
    const about = step(`${ids[choose(ids.length)]}${indices}${choose(4) === 0 ? ":phase" : ""}`);
    const rest = { output: null, error: boom, durationMs: 5, attempt: 1, params: null, passes: 3 };
    const handles = [["out"], ["error"], ["alt"], []][choose(4)];
    const type = types[choose(types.length)];
    return { ...rest, ...about, type, handles, eventId: at + 1, timestamp: at * 10 } as unknown as RunEvent;
  });
}

const last = (events: readonly RunEvent[]): { eventId: number; timestamp: number } => ({
  eventId: events.length + 1,
  timestamp: events.length * 1000,
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("whatever happens in whatever graph", () => {
  it("is shown as it happened", () => {
    fc.assert(
      fc.property(choices, (list) => {
        const choose = chooser(list);
        const graph = randomGraph(choose);
        const run = randomRun(graph, choose);
        let state = initialRun(graph);
        for (const { event, idle, busy, hasFailed } of run.moments) {
          state = reduceRun(state, event);
          if (!hasFailed && state.progress) {
            const { root } = state.progress;
            expect([event.eventId, root.idle, root.busy]).toEqual([event.eventId, idle, busy]);
          }
        }
        const shown = Object.entries(state.nodes).map(([id, { status, passes }]) => [
          id,
          passes ? { status, passes } : { status },
        ]);
        expect(Object.fromEntries(shown)).toEqual(expectedNodes(graph, run));
      }),
      { numRuns: 400 },
    );
  });

  it("gives the same state in one go, with duplicates, and over a state that was stored in between", () => {
    fc.assert(
      fc.property(choices, (list) => {
        const choose = chooser(list);
        const graph = randomGraph(choose);
        const events =
          choose(2) === 0 ? noise(graph, choose) : randomRun(graph, choose).moments.map(({ event }) => event);
        const cut = choose(events.length + 1);
        const half = events.slice(0, cut).reduce(reduceRun, initialRun(graph));
        const before = plain(half);
        const whole = events.reduce(reduceRun, initialRun(graph));
        expect(plain(events.reduce(reduceRun, half))).toEqual(plain(whole));
        expect(plain(half)).toEqual(before);
        const stored = plain(half) as typeof half;
        expect(plain(events.slice(cut).reduce(reduceRun, stored))).toEqual(plain(whole));
      }),
      { numRuns: 200 },
    );
  });

  it("counts what is at work and asleep as a look at every live pass does", () => {
    fc.assert(
      fc.property(choices, (list) => {
        const choose = chooser(list);
        const graph = randomGraph(choose);
        let state = initialRun(graph);
        for (const event of noise(graph, choose)) {
          state = reduceRun(state, event);
          if (!state.progress) continue;
          const { root } = state.progress;
          for (const frame of frames(root)) {
            expect(frame.busy).toBeGreaterThanOrEqual(0);
            expect(frame.idle).toBeGreaterThanOrEqual(0);
            expect(frame.open).toBeGreaterThanOrEqual(0);
            if (frame.hasEnded && !frame.hasFailed)
              expect([frame.busy, frame.idle, frame.deadlines]).toEqual([0, 0, {}]);
            const inside = Object.values(frame.loops).flatMap(({ passes }) => passes);
            for (const load of ["busy", "idle"] as const)
              expect(frame[load]).toBeGreaterThanOrEqual(inside.reduce((sum, pass) => sum + pass[load], 0));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("leaves every node at an end when the run has ended", () => {
    fc.assert(
      fc.property(
        choices,
        fc.constantFrom("workflow_completed", "workflow_errored", "workflow_terminated"),
        (list, type) => {
          const choose = chooser(list);
          const graph = randomGraph(choose);
          const events = noise(graph, choose);
          const end = { type, output: null, error: boom, ...last(events) } as RunEvent;
          const state = reduceRun(events.reduce(reduceRun, initialRun(graph)), end);
          for (const { status, until } of Object.values(state.nodes)) {
            expect(isNodeEnded(status)).toBe(true);
            expect(until).toBeNull();
          }
          expect(state.progress).toBeNull();
          expect(reduceRun(state, { type: "workflow_running", ...last(events) })).toBe(state);
        },
      ),
      { numRuns: 200 },
    );
  });
});

function* frames(frame: Frame): Generator<Frame> {
  yield frame;
  for (const { passes } of Object.values(frame.loops)) for (const pass of passes) yield* frames(pass);
}
