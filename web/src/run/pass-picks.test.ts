import type { PassPicks } from "@weft/shared";
import { expect, it } from "vitest";
import { sampleGraph } from "../editor/edits/sample-graph.ts";
import { isOfPicked, loopsOf, readPicks, withPick, writePicks } from "./pass-picks.ts";

const graph = sampleGraph(
  { outer: ["for_each", 0, 0], box: ["group", 0, 0], inner: ["repeat", 0, 0], step: ["http", 0, 0] },
  [],
  { outer: ["box"], box: ["inner"], inner: ["step"] },
);

it("stands in the address and comes back out of it", () => {
  expect(readPicks("outer:3,inner:0", graph)).toEqual({ outer: 3, inner: 0 });
  expect(writePicks({ outer: 3, inner: 0 })).toBe("outer:3,inner:0");
  expect(writePicks({})).toBeNull();
});

it("passes over what is no loop of the graph, or no index", () => {
  expect(readPicks("step:1,gone:2,box:0,inner:-1,outer:x,__proto__:1", graph)).toEqual({});
  expect(readPicks(null, graph)).toEqual({});
});

it("knows the loops around a step, and counts a loop as its own last one", () => {
  expect(loopsOf(graph, "step").map(({ id }) => id)).toEqual(["outer", "inner"]);
  expect(loopsOf(graph, "inner").map(({ id }) => id)).toEqual(["outer", "inner"]);
  expect(loopsOf(graph, "box").map(({ id }) => id)).toEqual(["outer"]);
});

it("tells what was done in the passes that are picked", () => {
  const seen = (picks: PassPicks, iteration: number[]) =>
    isOfPicked(graph, picks, { nodeId: "step", iteration });
  expect([seen({ outer: 3 }, [3, 7]), seen({ outer: 3 }, [2, 7])]).toEqual([true, false]);
  expect([seen({ inner: 7 }, [2, 7]), seen({ inner: 7 }, [2, 6])]).toEqual([true, false]);
  expect(seen({}, [2, 6])).toBe(true);
  expect(isOfPicked(graph, { outer: 3 }, { nodeId: null })).toBe(true);
});

it("forgets the passes inside another pass", () => {
  expect(withPick(graph, { outer: 3, inner: 1 }, "outer", 4)).toEqual({ outer: 4 });
  expect(withPick(graph, { outer: 3, inner: 1 }, "inner", 0)).toEqual({ outer: 3, inner: 0 });
  expect(withPick(graph, { outer: 3, inner: 1 }, "outer", null)).toEqual({});
});
