import { applyOperations, type Graph, type Operation } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { overlaps } from "../../canvas/card-geometry.ts";
import { rectOf } from "../../canvas/placement.ts";
import { fitContainers } from "./fit-containers.ts";
import { sampleGraph } from "./sample-graph.ts";

const node = (graph: Graph, id: string) => {
  const found = graph.nodes.find((each) => each.id === id);
  if (!found) throw new Error(`There is no step ${id}`);
  return found;
};
function edited(graph: Graph, ...operations: Operation[]): Graph {
  const after = applyOperations(graph, operations);
  return applyOperations(after, fitContainers(graph, after));
}
const move = (id: string, x: number, y: number): Operation => ({
  op: "setNode",
  id,
  path: ["position"],
  value: { x, y },
});
const loop = sampleGraph(
  { outer: ["group", 0, 0], each: ["for_each", 30, 60], step: ["http", 30, 60], after: ["http", 500, 40] },
  ["outer>after"],
  { outer: ["each"], each: ["step"] },
);
const size = (graph: Graph, id: string) => [node(graph, id).width, node(graph, id).height];

describe("containers after an edit", () => {
  it("are left alone by what is not about places", () => {
    const renamed = applyOperations(loop, [
      { op: "setNode", id: "step", path: ["data", "name"], value: "Pay" },
    ]);
    expect(fitContainers(loop, renamed)).toEqual([]);
  });

  it("grow with what they hold, through every level, and push aside what they would cover", () => {
    const now = edited(loop, move("step", 300, 100));
    expect(size(now, "each")).toEqual([570, 200]);
    expect(size(now, "outer")).toEqual([630, 290]);
    expect(node(now, "after").position.x).toBeGreaterThan(630);
    expect(overlaps(rectOf(now, "outer"), rectOf(now, "after"))).toBe(false);
  });

  it("shrink back to what they need", () => {
    const grown = edited(loop, move("step", 300, 100));
    const now = edited(grown, move("step", 30, 60));
    expect(size(now, "each")).toEqual([300, 160]);
    expect(size(now, "outer")).toEqual([360, 250]);
  });

  it("keep a size somebody gave them, until more is needed", () => {
    const given = edited(loop, { op: "setNode", id: "each", path: ["width"], value: 700 });
    expect(size(edited(given, move("step", 100, 60)), "each")[0]).toBe(700);
    const more = edited(given, move("step", 600, 60));
    expect(size(more, "each")[0]).toBe(870);
  });

  it("grow to the left and up without moving what they hold", () => {
    const before = rectOf(loop, "step");
    const now = edited(loop, move("step", -50, 10));
    expect(rectOf(now, "step")).toEqual({ ...before, x: before.x - 80, y: before.y - 50 });
    expect(node(now, "step").position).toEqual({ x: 30, y: 60 });
    expect(node(now, "outer").position.x).toBe(-80);
  });

  it("shrink when something is taken out", () => {
    const grown = edited(loop, {
      op: "addNode",
      node: { id: "more", type: "http", position: { x: 30, y: 400 }, parentId: "each", data: {} },
    });
    expect(size(grown, "each")[1]).toBe(500);
    expect(size(edited(grown, { op: "removeNode", id: "more" }), "each")[1]).toBe(160);
  });

  it("push nothing aside by being moved", () => {
    const moved = edited(loop, move("outer", 200, 0));
    expect(node(moved, "after").position).toEqual({ x: 500, y: 40 });
  });

  it("say where undo lanes hang, wherever their step goes", () => {
    const graph = sampleGraph({ pay: ["http", 0, 0], refund: ["http", 0, 0], below: ["http", 0, 120] }, []);
    const now = edited(graph, {
      op: "addEdge",
      edge: { id: "u", source: "pay", sourceHandle: "undo", target: "refund" },
    });
    expect(node(now, "refund").position).toEqual({ x: 0, y: 104 });
    expect(overlaps(rectOf(now, "refund"), rectOf(now, "below"))).toBe(false);
    expect(node(edited(now, move("pay", 200, 10)), "refund").position).toEqual({ x: 200, y: 114 });
  });
});
