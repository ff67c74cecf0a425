import type { RunEvent, RunGraph } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { stepRows as rowsOf, selectedRows } from "./step-rows.ts";

const at = (ms: number) => new Date(ms).toISOString();

/** Events numbered from 1, one per second. */
const events = (...all: object[]): RunEvent[] =>
  all.map((event, index) => ({ eventId: index + 1, timestamp: (index + 1) * 1000, ...event }) as RunEvent);

const flat: RunGraph = { nodes: ["call", "nap", "ask", "a", "b"].map((id) => ({ id })), edges: [] };
const stepRows = (all: RunEvent[], graph = flat) => rowsOf(all, graph);

const error = { name: "HttpError", message: "503" };
const call = { stepName: "call-1", nodeId: "call" };

describe("the rows of a run's steps", () => {
  it("tell a step with its attempts", () => {
    const rows = stepRows(
      events(
        { type: "workflow_started", nodeId: "start" },
        { type: "step_started", ...call },
        { type: "attempt_started", attempt: 1, ...call },
        { type: "attempt_errored", attempt: 1, error, retryDelayMs: 10, ...call },
        { type: "attempt_started", attempt: 2, ...call },
        { type: "attempt_completed", attempt: 2, ...call },
        { type: "step_completed", output: 5, ...call },
      ),
    );
    expect(rows).toEqual([
      {
        at: 2,
        name: "call",
        nodeId: "call",
        phase: null,
        iteration: [],
        type: "step",
        status: "complete",
        output: 5,
        startedAt: at(2000),
        endedAt: at(7000),
        attempts: [
          { attempt: 1, status: "errored", error, startedAt: at(3000), endedAt: at(4000) },
          { attempt: 2, status: "complete", error: null, startedAt: at(5000), endedAt: at(6000) },
        ],
      },
    ]);
  });

  it("tell a failed step, sleeps, waits and passes", () => {
    const rows = stepRows(
      events(
        { type: "step_started", ...call },
        { type: "step_errored", ...call },
        { type: "sleep_started", stepName: "nap:sleep-1", nodeId: "nap", phase: "sleep", durationMs: 5 },
        { type: "sleep_completed", stepName: "nap:sleep-1", nodeId: "nap", phase: "sleep" },
        {
          type: "wait_started",
          stepName: "ask[2]:wait-1",
          nodeId: "ask",
          phase: "wait",
          iteration: [2],
          eventType: "wait-ask-2",
        },
        { type: "wait_timed_out", stepName: "ask[2]:wait-1", nodeId: "ask", phase: "wait", iteration: [2] },
      ),
    );
    expect(rows).toMatchObject([
      { name: "call", status: "errored", endedAt: at(2000) },
      { name: "nap:sleep", phase: "sleep", type: "sleep", status: "complete", output: null },
      { name: "ask[2]:wait", iteration: [2], type: "wait", status: "complete", attempts: [] },
    ]);
  });

  it("are cancelled where the run ended before them", () => {
    const rows = stepRows(
      events(
        { type: "step_started", ...call },
        { type: "attempt_started", attempt: 1, ...call },
        { type: "workflow_terminated" },
      ),
    );
    expect(rows).toMatchObject([
      { status: "cancelled", endedAt: at(3000), attempts: [{ status: "cancelled", endedAt: at(3000) }] },
    ]);
  });

  it("are of the nodes only: rollbacks and unknown steps are none", () => {
    expect(
      stepRows(
        events({ type: "step_started", stepName: "odd-1" }, { type: "rollback_step_started", ...call }),
      ),
    ).toEqual([]);
  });

  it("are cancelled where their container, or their pass of it, ended before them, and hear nothing more", () => {
    const graph: RunGraph = {
      nodes: [
        { id: "each", container: "loop" },
        { id: "g", parentId: "each", container: "scope" },
        { id: "a", parentId: "g" },
        { id: "b", parentId: "each" },
      ],
      edges: [],
    };
    const step = (nodeId: string, index: number, phase?: string) => ({
      stepName: `${nodeId}[${index}]${phase ? `:${phase}` : ""}-1`,
      nodeId,
      iteration: [index],
      ...(phase ? { phase } : {}),
    });
    const rows = stepRows(
      events(
        { type: "sleep_started", durationMs: 9, ...step("g", 0, "timer") },
        { type: "step_started", ...step("a", 0) },
        { type: "attempt_started", attempt: 1, ...step("a", 0) },
        { type: "step_started", ...step("a", 1) },
        { type: "step_started", ...step("g", 0) },
        { type: "step_errored", handles: ["error"], ...step("g", 0) },
        { type: "step_completed", output: "late", handles: ["out"], ...step("a", 0) },
        { type: "sleep_started", durationMs: 9, ...step("b", 1) },
        { type: "step_errored", handles: ["error"], ...step("a", 1) },
        { type: "step_errored", handles: ["error"], ...step("g", 1) },
      ),
      graph,
    );
    expect(rows.map(({ name, status, endedAt }) => [name, status, endedAt])).toEqual([
      ["g[0]:timer", "cancelled", at(6000)],
      ["a[0]", "cancelled", at(6000)],
      ["a[1]", "errored", at(9000)],
      ["g[0]", "errored", at(6000)],
      ["b[1]", "cancelled", at(10_000)],
      ["g[1]", "errored", at(10_000)],
    ]);
    expect(rows[1]).toMatchObject({ output: null, attempts: [{ status: "cancelled" }] });
  });

  it("of a loop's own steps belong to the pass whose index they carry", () => {
    const graph: RunGraph = {
      nodes: [
        { id: "rep", container: "loop" },
        { id: "a", parentId: "rep" },
      ],
      edges: [],
    };
    const own = (phase: string, ...iteration: number[]) => ({
      stepName: `rep${iteration.map((index) => `[${index}]`).join("")}:${phase}-1`,
      nodeId: "rep",
      phase,
      iteration,
    });
    const a = (index: number) => ({ stepName: `a[${index}]-1`, nodeId: "a", iteration: [index] });
    const rows = stepRows(
      events(
        { type: "step_started", ...a(0) },
        { type: "step_completed", output: 1, handles: ["out"], ...a(0) },
        { type: "step_started", ...own("until", 0) },
        { type: "step_completed", output: false, ...own("until", 0) },
        { type: "sleep_started", durationMs: 5, ...own("delay", 0) },
        { type: "step_started", ...a(1) },
      ),
      graph,
    );
    const picked = (query: Parameters<typeof selectedRows>[1]) =>
      selectedRows(rows, query).map(({ name, status }) => `${name} ${status}`);
    expect(picked({ iteration: [0] })).toEqual([
      "a[0] complete",
      "rep[0]:until complete",
      "rep[0]:delay running",
    ]);
    expect(picked({ node: "rep", iteration: [1] })).toEqual([]);
    expect(picked({ node: "rep" })).toEqual(["rep[0]:until complete", "rep[0]:delay running"]);
  });

  it("can be selected by node and pass", () => {
    const started = (stepName: string, nodeId: string, iteration: number[]) => ({
      type: "step_started",
      stepName,
      nodeId,
      iteration,
    });
    const rows = stepRows(
      events(started("a[0]-1", "a", [0]), started("a[1]-1", "a", [1]), started("b[1][0]-1", "b", [1, 0])),
    );
    const names = (query: Parameters<typeof selectedRows>[1]) =>
      selectedRows(rows, query).map(({ name }) => name);
    expect(names({ node: "a" })).toEqual(["a[0]", "a[1]"]);
    expect(names({ iteration: [1] })).toEqual(["a[1]", "b[1][0]"]);
    expect(names({ node: "b", iteration: [0] })).toEqual([]);
  });
});
