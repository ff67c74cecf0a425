import { initialRun, type RunEvent, type RunGraph, reduceRun } from "@weft/shared";
import { expect, it } from "vitest";
import { runFold } from "./run-fold.ts";

const graph: RunGraph = {
  nodes: [{ id: "start" }, { id: "fetch" }],
  edges: [{ id: "e", source: "start", target: "fetch" }],
};
const step = { nodeId: "fetch", stepName: "fetch-1" };
const events = [
  { eventId: 1, timestamp: 0, type: "workflow_started", nodeId: "start", params: null, handles: ["out"] },
  { eventId: 2, timestamp: 1, type: "workflow_running" },
  { eventId: 3, timestamp: 2, type: "attempt_started", attempt: 1, ...step },
  { eventId: 4, timestamp: 3, type: "step_completed", output: 1, handles: ["out"], ...step },
  { eventId: 5, timestamp: 4, type: "workflow_completed", output: 1 },
] as RunEvent[];
const fresh = (count: number) => events.slice(0, count).reduce(reduceRun, initialRun(graph));

it("says the same as folding from the beginning, however the events come in", () => {
  const fold = runFold(graph);
  for (const count of [0, 1, 3, 5]) expect(fold(events.slice(0, count))).toEqual(fresh(count));
});

it("shows a moment in the past, and the present again", () => {
  const fold = runFold(graph);
  expect(fold(events).status).toBe("complete");
  expect(fold(events.slice(0, 3))).toEqual(fresh(3));
  expect(fold(events)).toEqual(fresh(5));
});
