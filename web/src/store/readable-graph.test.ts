import type { Graph } from "@weft/shared";
import { expect, it } from "vitest";
import { readableGraph } from "./readable-graph.ts";

const read = (value: unknown) => readableGraph(value as Graph);

it("leaves a proper graph as it is, node by node", () => {
  const graph: Graph = {
    schemaVersion: 1,
    nodes: [{ id: "a", type: "http", position: { x: 1, y: 2 }, data: { params: {} } }],
    edges: [{ id: "e", source: "a", target: "b" }],
  };
  expect(read(graph)).toEqual(graph);
  expect(read(graph).nodes[0]).toBe(graph.nodes[0]);
});

it("fills in what a canvas cannot do without and keeps what is strange beyond that", () => {
  const { nodes, edges } = read({
    nodes: [
      { id: "a" },
      { id: "b", type: 5, position: { x: "1" }, data: { params: "no", name: 7 } },
      "c",
      null,
    ],
    edges: 5,
  });
  expect(nodes).toEqual([
    { id: "a", type: "", position: { x: 0, y: 0 }, data: {} },
    { id: "b", type: "", position: { x: 0, y: 100 }, data: { params: {}, name: 7 } },
  ]);
  expect(edges).toEqual([]);
});
