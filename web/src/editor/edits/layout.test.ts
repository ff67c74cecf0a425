import { applyOperations, type Graph } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { overlaps } from "../../canvas/card-geometry.ts";
import { rectOf } from "../../canvas/placement.ts";
import { between, layoutGraph, moveSteps } from "./layout.ts";
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
