import type { RunEvent } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { ownAttempts, runHistory } from "./run-history.ts";

/** Events from rows of `[ms, type, fields]`, numbered in order. */
const story = (rows: [number, string, object?][]): RunEvent[] =>
  rows.map(
    ([timestamp, type, fields], index) => ({ eventId: index + 1, timestamp, type, ...fields }) as RunEvent,
  );

const fetch = { nodeId: "fetch", stepName: "fetch-1" };

describe("runHistory", () => {
  it("tells one segment per attempt and one per wait between attempts", () => {
    const { passes } = runHistory(
      story([
        [0, "step_started", fetch],
        [0, "attempt_started", { ...fetch, attempt: 1 }],
        [
          50,
          "attempt_errored",
          { ...fetch, attempt: 1, error: { name: "HttpError", message: "503" }, retryDelayMs: 1000 },
        ],
        [1050, "attempt_started", { ...fetch, attempt: 2 }],
        [1090, "attempt_completed", { ...fetch, attempt: 2 }],
        [1090, "step_completed", { ...fetch, output: { ok: true } }],
      ]),
    );
    const [pass] = passes;
    expect(pass?.segments.map(({ kind, from, to, outcome }) => [kind, from, to, outcome])).toEqual([
      ["attempt", 0, 50, "errored"],
      ["retry", 50, 1050, "complete"],
      ["attempt", 1050, 1090, "complete"],
    ]);
    expect(pass).toMatchObject({ status: "complete", endedAt: 1090, output: { ok: true } });
    expect(pass && ownAttempts(pass).map((attempt) => attempt.error?.message ?? null)).toEqual(["503", null]);
  });

  it("puts the phases of a wait into the row of its node, in order", () => {
    const step = (phase?: string) => ({
      nodeId: "ask",
      stepName: `ask-${phase}`,
      ...(phase ? { phase } : {}),
    });
    const { passes } = runHistory(
      story([
        [0, "attempt_started", { ...step("open"), attempt: 1 }],
        [2, "attempt_completed", { ...step("open"), attempt: 1 }],
        [2, "step_completed", { ...step("open"), output: { until: "2026-11-23T00:00:00Z" } }],
        [3, "wait_started", { ...step("wait"), eventType: "wait-ask" }],
        [8000, "wait_completed", step("wait")],
        [8001, "attempt_started", { ...step(), attempt: 1 }],
        [8003, "attempt_completed", { ...step(), attempt: 1 }],
        [8003, "step_completed", { ...step(), output: { event: "paid" } }],
      ]),
    );
    expect(passes).toHaveLength(1);
    expect(passes[0]?.segments.map((one) => [one.kind, one.phase])).toEqual([
      ["attempt", "open"],
      ["wait", "wait"],
      ["attempt", null],
    ]);
    expect(passes[0]?.output).toEqual({ event: "paid" });
  });

  it("tells the steps a loop takes in a pass from the loop itself", () => {
    const until = (index: number) => ({
      nodeId: "rep",
      stepName: `rep[${index}]:until-1`,
      phase: "until",
      iteration: [index],
    });
    const graph = { nodes: [{ id: "rep", container: "loop" as const }], edges: [] };
    const { passes } = runHistory(
      story([
        [0, "attempt_started", { ...until(0), attempt: 1 }],
        [1, "attempt_completed", { ...until(0), attempt: 1 }],
        [1, "step_completed", { ...until(0), output: true }],
        [2, "attempt_started", { nodeId: "rep", stepName: "rep-1", attempt: 1 }],
      ]),
      graph,
    );
    expect(passes.map(({ key, ofLoop, status }) => [key, ofLoop, status])).toEqual([
      ["rep[0]", true, "complete"],
      ["rep", false, "open"],
    ]);
  });

  it("keeps the passes of a loop apart", () => {
    const pass = (index: number) => ({ nodeId: "book", stepName: `book[${index}]-1`, iteration: [index] });
    const { passes } = runHistory(
      story([
        [0, "attempt_started", { ...pass(0), attempt: 1 }],
        [0, "attempt_started", { ...pass(1), attempt: 1 }],
        [5, "attempt_completed", { ...pass(1), attempt: 1 }],
      ]),
    );
    expect(passes.map((one) => [one.key, one.segments[0]?.to])).toEqual([
      ["book[0]", null],
      ["book[1]", 5],
    ]);
  });

  it("closes what was open when the run was cancelled, and says so", () => {
    const { passes } = runHistory(
      story([
        [0, "attempt_started", { ...fetch, attempt: 1 }],
        [70, "workflow_terminated"],
      ]),
    );
    expect(passes[0]?.segments[0]).toMatchObject({ to: 70, outcome: "cancelled" });
    expect(passes[0]?.status).toBe("cancelled");
  });

  it("remembers pauses, and ends one with the run if it was never resumed", () => {
    const { pauses } = runHistory(
      story([
        [10, "workflow_paused"],
        [30, "workflow_running"],
        [40, "workflow_paused"],
        [90, "workflow_terminated"],
      ]),
    );
    expect(pauses).toEqual([
      { from: 10, to: 30 },
      { from: 40, to: 90 },
    ]);
  });
});
