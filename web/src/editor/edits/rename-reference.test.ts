import { applyOperations, invertOperations } from "@weft/shared";
import { expect, it } from "vitest";
import { renameReference } from "./rename-reference.ts";
import { sampleGraph, wiresOf } from "./sample-graph.ts";

const graph = sampleGraph(
  {
    start: ["manual", 0, 0],
    fetch: ["http", 320, 0, { url: "https://x.test/{{ start.body.id }}" }],
    shape: [
      "transform",
      640,
      0,
      { mode: "fields", fields: [{ key: "fetch", value: ["{{ fetch.body }} fetch"] }] },
    ],
  },
  ["start>fetch", "fetch>shape"],
);

it("changes the id, every expression that names it, and the wires at it", () => {
  const now = applyOperations(graph, renameReference(graph, "fetch", "load"));
  expect(now.nodes.map(({ id }) => id)).toEqual(["start", "load", "shape"]);
  expect(now.nodes[2]?.data.params?.fields).toEqual([{ key: "fetch", value: ["{{ load.body }} fetch"] }]);
  expect(wiresOf(now)).toEqual(["load:out>shape", "start:out>load"]);
});

it("is undone in one go", () => {
  const operations = renameReference(graph, "start", "begin");
  const now = applyOperations(graph, operations);
  expect(now.nodes[1]?.data.params?.url).toBe("https://x.test/{{ begin.body.id }}");
  expect(applyOperations(now, invertOperations(graph, operations))).toEqual(graph);
});
