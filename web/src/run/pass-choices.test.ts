import type { LoopPass, RunEvent } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { sampleGraph } from "../editor/edits/sample-graph.ts";
import { matchingPasses, passChoices } from "./pass-choices.ts";

const graph = sampleGraph({ outer: ["for_each", 0, 0], inner: ["for_each", 0, 0] }, [], { outer: ["inner"] });
const passes: { [loopId: string]: LoopPass[] } = {
  outer: [
    { iteration: [0], status: "complete" },
    { iteration: [1], status: "running" },
  ],
  inner: [
    { iteration: [0, 0], status: "complete" },
    { iteration: [0, 1], status: "errored" },
    { iteration: [1, 0], status: "running" },
  ],
};
const items = (nodeId: string, output: string[], iteration: number[] = []) =>
  ({
    eventId: 1,
    timestamp: 0,
    type: "step_completed",
    stepName: `${nodeId}-1`,
    nodeId,
    phase: "items",
    iteration,
    output,
    passes: output.length,
  }) as RunEvent;
const events = [items("outer", ["Ada", "Bo"]), items("inner", ["x", "y"], [0]), items("inner", ["z"], [1])];

describe("the passes to choose from", () => {
  it("are those of the latest pass around, with their items", () => {
    expect(passChoices(passes, events, graph, {}, "inner")).toEqual([
      { index: 0, status: "running", item: "z" },
    ]);
  });

  it("are those of the pass that is picked around", () => {
    const found = passChoices(passes, events, graph, { outer: 0 }, "inner");
    expect(found.map(({ index, item }) => `${index} ${item}`)).toEqual(["0 x", "1 y"]);
    expect(passChoices(passes, events, graph, { outer: 7 }, "inner")).toEqual([]);
  });

  it("are found by number from one, by item, or by having failed", () => {
    const all = passChoices(passes, events, graph, { outer: 0 }, "inner");
    const indices = (query: string, failedOnly = false) =>
      matchingPasses(all, query, failedOnly).map(({ index }) => index);
    expect(indices("2")).toEqual([1]);
    expect(indices("X")).toEqual([0]);
    expect(indices("")).toEqual([0, 1]);
    expect(indices("", true)).toEqual([1]);
  });
});
