import type { Graph } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { sampleGraph } from "../editor/edits/sample-graph.ts";
import { containersAround, containerTree, insideOf, levelsIn } from "./container-tree.ts";

const graph = sampleGraph(
  {
    step: ["http", 30, 60],
    inner: ["repeat", 30, 60],
    outer: ["for_each", 0, 0],
    start: ["manual", 0, 0],
  },
  [],
  { outer: ["inner"], inner: ["step"] },
);
const withParent = (id: string, parentId: string): Graph => ({
  ...graph,
  nodes: graph.nodes.map((node) => (node.id === id ? { ...node, parentId } : node)),
});

describe("the tree of containers", () => {
  it("tells containers before what lies in them, whatever the order of the document", () => {
    const { ordered, depthOf } = containerTree(graph);
    expect(ordered.map(({ id }) => id)).toEqual(["outer", "start", "inner", "step"]);
    expect(ordered.map(({ id }) => depthOf(id))).toEqual([0, 0, 1, 2]);
  });

  it("knows what lies in one at any depth, and what lies around", () => {
    expect(insideOf(graph, ["outer"])).toEqual(new Set(["inner", "step"]));
    expect(containersAround(graph, "step")).toEqual(["inner", "outer"]);
    expect([levelsIn(graph, "outer"), levelsIn(graph, "inner"), levelsIn(graph, "step")]).toEqual([2, 1, 0]);
  });

  it.each([
    ["a container that is missing", "start", "gone"],
    ["a step that holds nothing", "start", "step"],
    ["itself", "outer", "outer"],
    ["something in it", "outer", "inner"],
  ])("leaves a step on the canvas that says it lies in %s", (_, id, parentId) => {
    const tree = containerTree(withParent(id, parentId));
    expect(tree.parentOf.get(id)).toBeUndefined();
    expect(tree.ordered).toHaveLength(graph.nodes.length);
  });
});
