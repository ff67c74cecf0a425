import { describe, expect, it } from "vitest";
import { initialRun, reduceRun } from "./reduce-run.ts";
import type { RunEvent } from "./run-event.ts";
import type { RunGraph, RunState } from "./run-state.ts";

const edge = (id: string, source: string, target: string, sourceHandle?: string) => ({
  id,
  source,
  target,
  ...(sourceHandle === undefined ? {} : { sourceHandle }),
});

const graph = (nodes: string[], edges: RunGraph["edges"]): RunGraph => ({
  nodes: nodes.map((id) => ({ id })),
  edges,
});

/** An event without its place in the run. */
type WithoutPlace<T> = T extends RunEvent ? Omit<T, "eventId" | "timestamp"> : never;
type Draft = WithoutPlace<RunEvent>;

const at = (ms: number) => new Date(ms).toISOString();

/** Folds events that stand one second apart. */
function fold(shape: RunGraph, ...events: Draft[]): RunState {
  return events.reduce<RunState>(
    (state, event, index) =>
      reduceRun(state, { ...event, eventId: index + 1, timestamp: index * 1000 } as RunEvent),
    initialRun(shape),
  );
}

const started: Draft = { type: "workflow_started", params: { body: 1 }, nodeId: "start", handles: ["out"] };
const running: Draft = { type: "workflow_running" };
const step = (nodeId: string, phase?: string) => ({
  stepName: `${nodeId}${phase ? `:${phase}` : ""}-1`,
  nodeId,
  ...(phase ? { phase } : {}),
});
const runs = (nodeId: string): Draft[] => [
  { type: "step_started", ...step(nodeId) },
  { type: "attempt_started", attempt: 1, ...step(nodeId) },
];
const completes = (nodeId: string, handles: string[] = ["out"], output: number | null = null): Draft => ({
  type: "step_completed",
  output,
  handles,
  ...step(nodeId),
});

const fork = graph(
  ["start", "check", "yes", "no", "join"],
  [
    edge("e1", "start", "check"),
    edge("e2", "check", "yes", "true"),
    edge("e3", "check", "no", "false"),
    edge("e4", "yes", "join"),
    edge("e5", "no", "join"),
  ],
);

describe("reduceRun", () => {
  it("completes the trigger that fired and skips the others with all that only they lead to", () => {
    const state = fold(
      graph(["start", "other", "a", "b"], [edge("e1", "start", "a"), edge("e2", "other", "b")]),
      started,
    );
    expect(state.nodes.start).toMatchObject({ status: "complete", output: { body: 1 } });
    expect(state.nodes.other?.status).toBe("skipped");
    expect(state.nodes.b?.status).toBe("skipped");
    expect(state.nodes.a?.status).toBe("pending");
    expect(state.edges).toEqual({ e1: true, e2: false });
  });

  it("skips the branch that was not taken but not the join both branches lead to", () => {
    const state = fold(fork, started, running, ...runs("check"), completes("check", ["true"]));
    expect(state.nodes.no?.status).toBe("skipped");
    expect(state.edges).toMatchObject({ e2: true, e3: false, e5: false });
    expect(state.nodes.join?.status).toBe("pending");
  });

  it("skips a join when all branches into it are skipped", () => {
    const deep = graph(
      ["start", "check", "a", "b", "join"],
      [
        edge("e1", "start", "check"),
        edge("e2", "check", "a", "true"),
        edge("e3", "check", "b", "true"),
        edge("e4", "a", "join"),
        edge("e5", "b", "join"),
      ],
    );
    const state = fold(deep, started, running, ...runs("check"), completes("check", ["false"]));
    expect(state.nodes.join?.status).toBe("skipped");
  });

  it("counts attempts of the node's own step and shows when the next one comes", () => {
    const state = fold(
      graph(["start", "call"], [edge("e1", "start", "call")]),
      started,
      running,
      ...runs("call"),
      {
        type: "attempt_errored",
        attempt: 1,
        error: { name: "HttpError", message: "503" },
        retryDelayMs: 2000,
        ...step("call"),
      },
    );
    expect(state.nodes.call).toMatchObject({
      status: "retrying",
      attempts: 1,
      error: { name: "HttpError", message: "503" },
      until: at(6000),
    });
    expect(state.status).toBe("running");
  });

  it("forgets the last error once an attempt succeeds", () => {
    const state = fold(
      graph(["start", "call"], [edge("e1", "start", "call")]),
      started,
      running,
      ...runs("call"),
      {
        type: "attempt_errored",
        attempt: 1,
        error: { name: "HttpError", message: "503" },
        retryDelayMs: 10,
        ...step("call"),
      },
      { type: "attempt_started", attempt: 2, ...step("call") },
      completes("call", ["out"], 7),
    );
    expect(state.nodes.call).toMatchObject({ status: "complete", attempts: 2, error: null, output: 7 });
  });

  it("keeps the error of a failed node and takes its error edges", () => {
    const state = fold(
      graph(
        ["start", "call", "rescue", "next"],
        [edge("e1", "start", "call"), edge("e2", "call", "rescue", "error"), edge("e3", "call", "next")],
      ),
      started,
      running,
      ...runs("call"),
      { type: "attempt_errored", attempt: 1, error: { name: "HttpError", message: "404" }, ...step("call") },
      { type: "step_errored", handles: ["error"], ...step("call") },
    );
    expect(state.nodes.call).toMatchObject({ status: "errored", error: { name: "HttpError" } });
    expect(state.edges).toMatchObject({ e2: true, e3: false });
    expect(state.nodes.next?.status).toBe("skipped");
  });

  it("is waiting only while every active node is asleep or waiting", () => {
    const shape = graph(["start", "nap", "work"], [edge("e1", "start", "nap"), edge("e2", "start", "work")]);
    const asleep: Draft = { type: "sleep_started", durationMs: 5000, ...step("nap", "sleep") };
    expect(fold(shape, started, running, asleep).status).toBe("waiting");
    expect(fold(shape, started, running, asleep, ...runs("work")).status).toBe("running");
    const state = fold(shape, started, running, asleep, ...runs("work"), completes("work"));
    expect(state.status).toBe("waiting");
    expect(state.nodes.nap).toMatchObject({ status: "sleeping", until: at(7000), attempts: 0 });
  });

  it("takes the end of a wait from the step that opened it", () => {
    const shape = graph(["start", "ask"], [edge("e1", "start", "ask")]);
    const state = fold(
      shape,
      started,
      running,
      { type: "step_started", ...step("ask", "open") },
      { type: "step_completed", output: { answered: false, until: at(99_000) }, ...step("ask", "open") },
      { type: "wait_started", eventType: "wait-ask", ...step("ask", "wait") },
    );
    expect(state.nodes.ask).toMatchObject({ status: "waiting", until: at(99_000) });
    expect(state.status).toBe("waiting");
  });

  it("moves deadlines by the length of a pause", () => {
    const state = fold(
      graph(["start", "nap"], [edge("e1", "start", "nap")]),
      started,
      running,
      { type: "sleep_started", durationMs: 60_000, ...step("nap", "sleep") },
      { type: "workflow_paused" },
      { type: "workflow_queued" },
      running,
    );
    expect(state.nodes.nap?.until).toBe(at(62_000 + 2000));
    expect(state.status).toBe("waiting");
  });

  it("says paused until the run goes on", () => {
    expect(fold(graph(["start"], []), started, running, { type: "workflow_paused" }).status).toBe("paused");
  });

  it("ends what had not ended: started is cancelled, never started is skipped, and later events change nothing", () => {
    const state = fold(
      fork,
      started,
      running,
      ...runs("check"),
      { type: "workflow_terminated" },
      completes("check", ["true"]),
    );
    expect(state.status).toBe("cancelled");
    expect(state.nodes.check?.status).toBe("cancelled");
    expect(state.nodes.join?.status).toBe("skipped");
    expect(state.endedAt).toBe(at(4000));
  });

  it("carries the run's output, or its error with the node that failed", () => {
    const done = fold(graph(["start"], []), started, running, {
      type: "workflow_completed",
      output: { ok: true },
    });
    expect(done).toMatchObject({ status: "complete", output: { ok: true }, error: null });
    const error = { name: "HttpError", message: "404", nodeId: "call" };
    expect(fold(graph(["start"], []), started, { type: "workflow_errored", error })).toMatchObject({
      status: "errored",
      error,
    });
  });

  it("passes over events it has already folded, so a resumed stream may overlap", () => {
    const state = fold(fork, started, running, ...runs("check"));
    const again = reduceRun(state, {
      type: "attempt_started",
      attempt: 1,
      eventId: 4,
      timestamp: 1,
      ...step("check"),
    });
    expect(again).toBe(state);
  });

  it("leaves the states of other nodes untouched, so that a canvas redraws one card per event", () => {
    const before = fold(fork, started, running);
    const after = reduceRun(before, { type: "step_started", eventId: 9, timestamp: 1, ...step("check") });
    expect(after.nodes.yes).toBe(before.nodes.yes);
  });
});
