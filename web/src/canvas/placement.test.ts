import { describe, expect, it } from "vitest";
import { sampleGraph } from "../editor/edits/sample-graph.ts";
import { containerAt, leastFrame, placementOf, rectOf } from "./placement.ts";

describe("where everything is drawn", () => {
  it("counts positions from the container a step lies in", () => {
    const graph = sampleGraph(
      { outer: ["for_each", 100, 200], inner: ["group", 30, 60], step: ["http", 40, 70] },
      [],
      { outer: ["inner"], inner: ["step"] },
    );
    expect(rectOf(graph, "step")).toEqual({ x: 170, y: 330, width: 240, height: 64 });
  });

  it("gives an empty container room for a step", () => {
    const graph = sampleGraph({ each: ["for_each", 0, 0] });
    expect(rectOf(graph, "each")).toEqual({ x: 0, y: 0, ...leastFrame });
  });

  it("draws a container around what it holds, to all sides, through every level", () => {
    const graph = sampleGraph(
      { outer: ["for_each", 0, 0], inner: ["group", 30, 60], step: ["http", -100, 500] },
      [],
      { outer: ["inner"], inner: ["step"] },
    );
    const [outer, inner, step] = ["outer", "inner", "step"].map((id) => rectOf(graph, id));
    expect(inner?.x).toBeLessThan(step?.x ?? 0);
    expect(outer?.x).toBeLessThan(inner?.x ?? 0);
    expect(step?.x).toBe(-70);
    expect((outer?.y ?? 0) + (outer?.height ?? 0)).toBeGreaterThan((step?.y ?? 0) + 64);
  });

  it("keeps the size somebody gave a container, unless that is too small", () => {
    const sized = (width: number) => {
      const graph = sampleGraph({ each: ["for_each", 0, 0], step: ["http", 200, 60] }, [], {
        each: ["step"],
      });
      const nodes = graph.nodes.map((node) => (node.id === "each" ? { ...node, width } : node));
      return rectOf({ ...graph, nodes }, "each").width;
    };
    expect(sized(900)).toBe(900);
    expect(sized(100)).toBe(470);
  });

  it("hangs what undoes a step under it, and a container holds that too", () => {
    const graph = sampleGraph(
      {
        each: ["for_each", 0, 0],
        pay: ["http", 30, 60],
        refund: ["http", 900, 900],
        tell: ["http", 0, 0],
      },
      ["pay:undo>refund", "refund>tell"],
      { each: ["pay", "refund", "tell"] },
    );
    expect(rectOf(graph, "refund")).toMatchObject({ x: 30, y: 164 });
    expect(rectOf(graph, "tell")).toMatchObject({ x: 30, y: 268 });
    expect(rectOf(graph, "each").width).toBe(300);
    expect(rectOf(graph, "each").height).toBeGreaterThan(268 + 64);
  });

  it("leaves a step where it is that undoes one and is part of the way too", () => {
    const graph = sampleGraph({ pay: ["http", 0, 0], both: ["http", 500, 0] }, ["pay>both", "pay:undo>both"]);
    expect(rectOf(graph, "both")).toMatchObject({ x: 500, y: 0 });
    expect(placementOf(graph).blockOf(graph.nodes[0] as never).height).toBe(64);
  });

  it("finds the innermost container at a point", () => {
    const graph = sampleGraph({ outer: ["for_each", 0, 0], inner: ["group", 30, 60] }, [], {
      outer: ["inner"],
    });
    const at = (x: number, y: number, ...ignored: string[]) => containerAt(graph, { x, y }, new Set(ignored));
    expect(at(100, 100)).toBe("inner");
    expect(at(100, 100, "inner")).toBe("outer");
    expect(at(10, 10)).toBe("outer");
    expect(at(-10, 10)).toBeNull();
  });
});
