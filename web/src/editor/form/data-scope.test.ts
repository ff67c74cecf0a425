import { expect, it } from "vitest";
import type { RecordedRun } from "../../preview/recorded-run.ts";
import { sampleGraph } from "../edits/sample-graph.ts";
import { dataScope, upstreamIds } from "./data-scope.ts";

const graph = sampleGraph(
  {
    start: ["manual", 0, 0],
    ask: ["if", 320, 0],
    yes: ["http", 640, 0],
    no: ["http", 640, 90],
    end: ["transform", 960, 0],
    after: ["http", 1280, 0],
  },
  ["start>ask", "ask:true>yes", "ask:false>no", "yes>end", "no>end", "end>after"],
);

it("finds everything that has run before a step, nearest first", () => {
  expect(upstreamIds(graph, "end")).toEqual(["yes", "no", "ask", "start"]);
  expect(upstreamIds(graph, "start")).toEqual([]);
});

it("is not led astray by a loop in a draft", () => {
  const looped = { ...graph, edges: [...graph.edges, { id: "back", source: "end", target: "ask" }] };
  expect(upstreamIds(looped, "ask").toSorted()).toEqual(["end", "no", "start", "yes"]);
});

it("offers the trigger's recorded output as `trigger`", () => {
  const node = graph.nodes.find(({ id }) => id === "end");
  if (!node) throw new Error("The graph has an end");
  const known = { outputs: { start: { body: { id: 1 } } }, recorded: null };
  const data = dataScope(graph, node, known, ({ id }) => id.toUpperCase());
  expect(data.step.samples.trigger).toEqual({ body: { id: 1 } });
  expect(data.nameOf("ask")).toBe("ASK");
  expect(data.step.scope.allowNondeterminism).toBe(true);
});

it("offers the item of the last pass inside a loop, and by the loop's name", () => {
  const loop = sampleGraph({ each: ["for_each", 0, 0], inside: ["http", 0, 0] });
  const inside = { ...(loop.nodes[1] as (typeof loop.nodes)[number]), parentId: "each" };
  const recorded: RecordedRun = {
    run: { id: "r", workflowId: "w", version: 1, startedAt: "" },
    trigger: null,
    outputs: new Map([["each:items", [{ sku: "A" }, { sku: "B" }]]]),
    errors: new Map(),
    failure: null,
    passes: new Map([["inside", [1]]]),
  };
  const whole = { ...loop, nodes: [loop.nodes[0] as typeof inside, inside] };
  const { step } = dataScope(whole, inside, { outputs: {}, recorded }, ({ id }) => id);
  expect(step.samples).toMatchObject({
    item: { sku: "B" },
    index: 1,
    each: { item: { sku: "B" }, index: 1 },
  });
  expect(step.scope.loops).toEqual([{ id: "each", index: "index", item: "item" }]);
});
