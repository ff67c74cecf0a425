import type { Graph, GraphNode } from "@weft/shared";
import { expect, it } from "vitest";
import { graphScope } from "./graph-scope.ts";

const node = (id: string, type: string, parentId?: string): GraphNode => ({
  id,
  type,
  position: { x: 0, y: 0 },
  ...(parentId === undefined ? {} : { parentId }),
  data: { params: {} },
});

const graph: Graph = {
  schemaVersion: 1,
  nodes: [
    node("start", "manual"),
    node("fetch", "http"),
    node("each", "for_each"),
    node("rep", "repeat", "each"),
    node("poll", "http", "rep"),
    node("read", "transform", "rep"),
    node("beside", "http"),
    node("charge", "http"),
    node("refund", "http"),
    node("tell", "http"),
  ],
  edges: [
    ["start", "fetch"],
    ["fetch", "each"],
    ["poll", "read"],
    ["each", "charge"],
    ["charge", "refund", "undo"],
    ["refund", "tell"],
  ].map(([source = "", target = "", sourceHandle = "out"]) => ({
    id: `${source}-${target}`,
    source,
    sourceHandle,
    target,
  })),
};

const of = (id: string, options?: { body?: boolean }) =>
  graphScope(graph, graph.nodes.find((each) => each.id === id) as GraphNode, options);

it("lets a step in loops read what comes before it and before each of the loops", () => {
  expect([...of("read").upstream].sort()).toEqual(["fetch", "poll", "start"]);
  expect(of("read").loops).toEqual([
    { id: "each", hasItem: true },
    { id: "rep", hasItem: false },
  ]);
});

it("lets a param that is evaluated in the body read the steps there", () => {
  expect([...of("rep", { body: true }).upstream].sort()).toEqual(["fetch", "poll", "read", "start"]);
  expect(of("rep", { body: true }).loops.map(({ id }) => id)).toEqual(["each", "rep"]);
  expect(of("rep").loops.map(({ id }) => id)).toEqual(["each"]);
  expect([...of("each").upstream].sort()).toEqual(["fetch", "start"]);
});

it("tells what undoes a step from what only follows one", () => {
  expect(["charge", "refund", "tell", "read"].map((id) => of(id).isUndo)).toEqual([false, true, true, false]);
  expect(of("tell").upstream).toContain("charge");
});

it("ends also where steps lead back to themselves", () => {
  const circle = {
    ...graph,
    edges: [...graph.edges, { id: "back", source: "read", target: "poll" }],
  };
  const poll = circle.nodes.find(({ id }) => id === "poll") as GraphNode;
  expect([...graphScope(circle, poll).upstream]).toContain("read");
  expect(graphScope(circle, poll).upstream).not.toContain("poll");
});
