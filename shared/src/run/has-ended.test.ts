import { expect, it } from "vitest";
import { began, did, failed, finished, fold, graphOf, slept, started } from "../../test/run-story.ts";
import { hasEnded } from "./has-ended.ts";

const graph = graphOf("start each{ask} g(wait)", "start -> each", "start -> g");

it("is told of every pass by itself", () => {
  const state = fold(graph, ...started(), ...did("ask[0]"), ...slept("ask[1]:wait", 5000));
  expect(hasEnded(state, "ask", [0])).toBe(true);
  expect(hasEnded(state, "ask", [1])).toBe(false);
  expect(hasEnded(state, "ask", [2])).toBe(false);
});

it("comes with the end of what is around: a pass that failed, a container, the run", () => {
  const waiting = [...started(), ...slept("wait:wait", 5000), ...began("ask[0]:wait")];
  expect(hasEnded(fold(graph, ...waiting), "wait", [])).toBe(false);
  expect(hasEnded(fold(graph, ...waiting, ...failed("g")), "wait", [])).toBe(true);
  expect(hasEnded(fold(graph, ...waiting, ...did("each")), "ask", [0])).toBe(true);
  expect(hasEnded(fold(graph, ...waiting, ...finished), "wait", [])).toBe(true);
});
