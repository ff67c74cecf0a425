import { applyOperations } from "@weft/shared";
import { expect, it } from "vitest";
import { graphChanges } from "./graph-changes.ts";
import { sampleGraph } from "./sample-graph.ts";

const live = sampleGraph(
  {
    start: ["manual", 0, 0],
    fetch: ["http", 320, 0, { url: "a", method: "GET" }],
    shape: ["transform", 640, 0],
  },
  ["start>fetch", "fetch>shape"],
);

it("finds nothing between a graph and itself", () => {
  expect(graphChanges(live, structuredClone(live)).count).toBe(0);
});

it("names fields with what they were and are", () => {
  const now = applyOperations(live, [
    { op: "setNode", id: "fetch", path: ["data", "params", "url"], value: "b" },
  ]);
  const changes = graphChanges(live, now);
  expect(changes.changed[0]?.fields).toEqual([{ path: "params.url", before: "a", after: "b" }]);
  expect(changes.count).toBe(1);
});

it("counts all moves as one change, and a step that only moved as not changed", () => {
  const now = applyOperations(
    live,
    ["fetch", "shape"].map((id) => ({ op: "setNode", id, path: ["position"], value: { x: 0, y: 500 } })),
  );
  expect(graphChanges(live, now)).toMatchObject({ changed: [], moved: 2, count: 1 });
});

it("counts steps and wires added and removed, whatever the wires' ids are", () => {
  const { edges } = live;
  const now = {
    ...live,
    nodes: [...live.nodes.slice(0, 2), { ...(live.nodes[2] as (typeof live.nodes)[0]), id: "other" }],
    edges: [{ ...(edges[0] as (typeof edges)[0]), id: "renamed" }],
  };
  const changes = graphChanges(live, now);
  expect(changes.added.map(({ id }) => id)).toEqual(["other"]);
  expect(changes.removed.map(({ id }) => id)).toEqual(["shape"]);
  expect(changes).toMatchObject({ wiresAdded: 0, wiresRemoved: 1, count: 3 });
});
