import { expect, it } from "vitest";
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
  const data = dataScope(graph, node, { start: { body: { id: 1 } } }, ({ id }) => id.toUpperCase());
  expect(data.samples.trigger).toEqual({ body: { id: 1 } });
  expect(data.nameOf("ask")).toBe("ASK");
  expect(data.scope.allowNondeterminism).toBe(true);
});
