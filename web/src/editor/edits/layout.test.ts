import { applyOperations, type Graph } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { overlaps } from "../../canvas/card-geometry.ts";
import { rectOf } from "../../canvas/placement.ts";
import { between, layoutGraph, moveSteps, resizeContainers } from "./layout.ts";
import { sampleGraph } from "./sample-graph.ts";

const place = (graph: Graph, id: string) =>
  graph.nodes.find((node) => node.id === id)?.position ?? { x: NaN, y: NaN };

describe("layout", () => {
  const graph = sampleGraph(
    {
      start: ["manual", 40, 60],
      ask: ["if", 40, 60],
      yes: ["http", 40, 60],
      no: ["http", 40, 60],
      end: ["http", 40, 60],
      paper: ["note", 500, 500],
    },
    ["start>ask", "ask:true>yes", "ask:false>no", "yes>end", "no>end"],
  );

  it("goes from left to right, covers nothing, and keeps where the drawing begins", async () => {
    const now = applyOperations(graph, moveSteps(graph, (await layoutGraph(graph)).positions));
    for (const edge of now.edges) expect(place(now, edge.source).x).toBeLessThan(place(now, edge.target).x);
    const steps = now.nodes.filter((node) => node.id !== "paper");
    for (const a of steps)
      for (const b of steps) expect(a !== b && overlaps(rectOf(now, a.id), rectOf(now, b.id))).toBe(false);
    expect(Math.min(...steps.map((node) => node.position.x))).toBe(40);
    expect(Math.min(...steps.map((node) => node.position.y))).toBe(60);
    expect(place(now, "paper")).toEqual({ x: 500, y: 500 });
  });

  it("puts the first way of a branch above the second", async () => {
    const now = applyOperations(graph, moveSteps(graph, (await layoutGraph(graph)).positions));
    expect(place(now, "yes").y).toBeLessThan(place(now, "no").y);
  });

  it("arranges containers inside and around, and leaves lanes room", async () => {
    const nested = sampleGraph(
      {
        start: ["manual", 0, 0],
        outer: ["for_each", 10, 10],
        inner: ["group", 5, 5],
        a: ["http", 0, 0],
        b: ["http", 0, 0],
        pay: ["http", 0, 0],
        refund: ["http", 0, 0],
        beside: ["http", 0, 0],
      },
      ["start>outer", "a>b", "inner>pay", "inner>beside", "pay:undo>refund"],
      { outer: ["inner", "pay", "refund", "beside"], inner: ["a", "b"] },
    );
    const { positions, sizes } = await layoutGraph(nested);
    const now = applyOperations(nested, [
      ...moveSteps(nested, positions),
      ...resizeContainers(nested, sizes),
    ]);
    const rect = (id: string) => rectOf(now, id);
    for (const [scope, ids] of [
      ["outer", ["inner", "pay", "refund", "beside"]],
      ["inner", ["a", "b"]],
    ] as const)
      for (const id of ids) {
        expect(rect(id).x).toBeGreaterThanOrEqual(rect(scope).x + 30);
        expect(rect(id).x + rect(id).width).toBeLessThanOrEqual(rect(scope).x + rect(scope).width);
        for (const other of ids) expect(id !== other && overlaps(rect(id), rect(other))).toBe(false);
      }
    expect(rect("start").x + 240).toBeLessThan(rect("outer").x);
    const outer = now.nodes.find(({ id }) => id === "outer");
    expect(outer).toMatchObject({ width: rect("outer").width, height: rect("outer").height });
    expect(moveSteps(now, (await layoutGraph(now)).positions)).toEqual([]);
  });

  it("changes nothing that is already in place", async () => {
    const now = applyOperations(graph, moveSteps(graph, (await layoutGraph(graph)).positions));
    expect(moveSteps(now, (await layoutGraph(now)).positions)).toEqual([]);
  });

  it("moves evenly from the old places to the new ones", () => {
    const to = new Map([["start", { x: 140, y: 60 }]]);
    expect(between(graph, to, 0).get("start")).toEqual({ x: 40, y: 60 });
    expect(between(graph, to, 1).get("start")).toEqual({ x: 140, y: 60 });
    expect(between(graph, to, 0.5).get("start")?.x).toBeGreaterThan(90);
  });
});
