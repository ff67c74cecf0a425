import { packFailure } from "@weft/codegen";
import { describe, expect, it } from "vitest";
import { graphOf } from "../../test/runs.ts";
import { annotator, type EngineEvent } from "./annotate.ts";

const graph = graphOf(
  [
    ["check", "if", { condition: true }],
    ["ask", "wait_event", { events: ["paid"] }],
    ["call", "http", { method: "GET", url: "https://echo.weft.test/" }],
    ["each", "for_each", { items: "{{ [] }}" }],
  ],
  ["start -> check", "check.true -> ask", "ask.event:paid -> call"],
);
const steps = {
  check: { nodeId: "check" },
  "ask:open": { nodeId: "ask", phase: "open" },
  "ask:wait": { nodeId: "ask", phase: "wait" },
  ask: { nodeId: "ask" },
  call: { nodeId: "call" },
  "each:items": { nodeId: "each", phase: "items" },
  "each[*]:started": { nodeId: "each", phase: "started" },
  "call:items": { nodeId: "call", phase: "items" },
  "call[*][*]": { nodeId: "call" },
};
const annotate = annotator({ graph, steps, trigger: { id: "start", output: { body: 1 } } });
const engineEvent = (event: object) =>
  ({ instanceId: "demo_1", eventId: 5, timestamp: 9, ...event }) as EngineEvent;
const annotated = (event: object) => annotate(engineEvent(event));

describe("an event of the engine as a run event", () => {
  it.each([
    [
      { type: "step_started", stepName: "check-1", config: { a: 1 } },
      { stepName: "check-1", nodeId: "check", config: { a: 1 } },
    ],
    [
      { type: "step_completed", stepName: "check-1", output: true },
      { nodeId: "check", output: true, handles: ["true"] },
    ],
    [
      { type: "step_completed", stepName: "check-1", output: false },
      { nodeId: "check", handles: ["false"] },
    ],
    [
      { type: "step_completed", stepName: "call-1" },
      { nodeId: "call", output: null, handles: ["out"] },
    ],
    [
      { type: "step_errored", stepName: "call-1" },
      { nodeId: "call", handles: ["error"] },
    ],
    [
      { type: "step_completed", stepName: "ask-1", output: { event: "paid" } },
      { nodeId: "ask", handles: ["event:paid"] },
    ],
    [
      { type: "step_completed", stepName: "ask-1", output: { event: null } },
      { nodeId: "ask", handles: ["timeout"] },
    ],
    [
      { type: "wait_started", stepName: "ask:wait-1", eventType: "wait-ask" },
      { nodeId: "ask", phase: "wait" },
    ],
    [
      { type: "attempt_started", stepName: "call[12][0]-1", attempt: 2 },
      { nodeId: "call", iteration: [12, 0], attempt: 2 },
    ],
    [
      { type: "step_started", stepName: "each[3]:started-1" },
      { nodeId: "each", phase: "started", iteration: [3] },
    ],
    [
      { type: "step_completed", stepName: "each:items-1", output: [1, 2, 3] },
      { nodeId: "each", phase: "items", output: [1, 2, 3], passes: 3 },
    ],
    [
      { type: "step_completed", stepName: "call-1", output: "[REDACTED]" },
      { nodeId: "call", output: "[REDACTED]", handles: ["out"] },
    ],
  ])("%j says %j", (event, expected) => {
    expect(annotated(event)).toMatchObject({ eventId: 5, timestamp: 9, type: event.type, ...expected });
  });

  it("carries handles only where a node ends", () => {
    for (const event of [
      { type: "step_started", stepName: "call-1" },
      { type: "step_completed", stepName: "ask:open-1", output: { until: "x" } },
      { type: "step_errored", stepName: "ask:open-1" },
      { type: "step_completed", stepName: "unknown-1", output: 1 },
    ])
      expect(annotated(event)).not.toHaveProperty("handles");
  });

  it("carries passes only where the items of a loop were recorded", () => {
    for (const event of [
      { type: "step_completed", stepName: "call:items-1", output: [1] },
      { type: "step_completed", stepName: "each[3]:started-1", output: ["a"] },
      { type: "step_started", stepName: "each:items-1" },
    ])
      expect(annotated(event)).not.toHaveProperty("passes");
  });

  it("of an undo that gave up says so, though the engine takes it for done", () => {
    const lost = { name: "HttpError", message: "409" };
    const telling = annotator({ graph, steps, trigger: { id: "start", output: null } }, (stepName) =>
      stepName === "call[1][0]-1" ? lost : undefined,
    );
    const undone = { type: "rollback_step_completed", stepName: "call[1][0]-1" };
    expect(telling(engineEvent(undone))).toMatchObject({ nodeId: "call", iteration: [1, 0], error: lost });
    expect(telling(engineEvent({ ...undone, stepName: "call[0][0]-1" }))).not.toHaveProperty("error");
    expect(annotated(undone)).not.toHaveProperty("error");
  });

  it("of a step nobody knows names no node, whatever the step is called", () => {
    for (const name of ["unknown-1", "constructor-1", "__proto__-1", "toString-1", "-1", ""])
      expect(annotated({ type: "step_started", stepName: name })).not.toHaveProperty("nodeId");
  });

  it("of the start is about the trigger and its output, not about our envelope", () => {
    expect(annotated({ type: "workflow_started", params: { __dispatcherMetadata: { hash: "x" } } })).toEqual({
      eventId: 5,
      timestamp: 9,
      type: "workflow_started",
      params: { body: 1 },
      nodeId: "start",
      handles: ["out"],
    });
  });

  it("of a failure has it unpacked", () => {
    const packed = {
      name: "Error",
      message: packFailure({ name: "HttpError", message: "404", retryable: false, nodeId: "call" }),
    };
    expect(annotated({ type: "workflow_errored", error: packed })).toMatchObject({
      error: { name: "HttpError", message: "404", nodeId: "call" },
    });
    const attempt = annotated({
      type: "attempt_errored",
      stepName: "call-1",
      attempt: 1,
      error: packed,
      retryDelayMs: 7,
    });
    expect(attempt).toMatchObject({ error: { name: "HttpError", message: "404" }, retryDelayMs: 7 });
    expect(annotated({ type: "workflow_errored", error: { name: "Error", message: "plain" } })).toMatchObject(
      {
        error: { name: "Error", message: "plain" },
      },
    );
  });

  it("of an attempt that was cut off says so in our words", () => {
    const error = {
      name: "WorkflowInternalError",
      message: "Attempt failed due to internal workflows error",
    };
    expect(annotated({ type: "attempt_errored", stepName: "call-1", attempt: 1, error })).toMatchObject({
      error: { name: "Interrupted", message: expect.stringContaining("made again") },
    });
  });

  it("of the end without an output has null", () => {
    expect(annotated({ type: "workflow_completed" })).toEqual({
      eventId: 5,
      timestamp: 9,
      type: "workflow_completed",
      output: null,
    });
  });
});

describe("a step that a replay should not have begun", () => {
  const failing = (message: string) => {
    const annotateAnew = annotator({ graph, steps, trigger: { id: "start", output: {} } });
    const error = { name: "Error", message };
    return [
      { type: "attempt_errored", stepName: "call-1", attempt: 1, error },
      { type: "step_errored", stepName: "call-1" },
    ].map((event) => annotateAnew(engineEvent(event)));
  };

  it("is about no node, which is cancelled with what is around it", () => {
    for (const event of failing('The delay function for step "call-1" threw an error: weft:never begun'))
      expect(event).not.toHaveProperty("nodeId");
  });

  it("cannot be claimed by what a step fails with", () => {
    const packed = packFailure({ name: "Error", message: "weft:never begun" });
    for (const event of failing(packed)) expect(event).toMatchObject({ nodeId: "call" });
  });
});
