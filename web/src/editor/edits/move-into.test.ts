import { applyOperations, type Graph, invertOperations } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { overlaps } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { rectOf } from "../../canvas/placement.ts";
import { dropLooks, dropSteps, planDrop, wiresCutBy } from "./drop-steps.ts";
import { holdProblem, moveInto } from "./move-into.ts";
import { sampleGraph, wiresOf } from "./sample-graph.ts";
import { takeOut } from "./take-out.ts";

const graph = sampleGraph(
  {
    start: ["manual", 0, 0],
    each: ["for_each", 300, 0],
    in1: ["http", 30, 60],
    in2: ["http", 350, 60],
    after: ["http", 1100, 0],
    back: ["http", 1100, 104],
  },
  ["start>each", "in1>in2", "each>after", "after:undo>back"],
  { each: ["in1", "in2"] },
);
const parent = (now: Graph, id: string) => containerTree(now).parentOf.get(id) ?? null;

describe("moving steps into and out of containers", () => {
  it("leaves them where they are drawn, and cuts what would cross the border", () => {
    const { operations, cut } = moveInto(graph, ["in2"], null);
    const now = applyOperations(graph, operations);
    expect(parent(now, "in2")).toBeNull();
    expect(rectOf(now, "in2")).toEqual(rectOf(graph, "in2"));
    expect(cut).toHaveLength(1);
    expect(wiresOf(now)).toEqual(["after:undo>back", "each:out>after", "start:out>each"]);
    expect(applyOperations(now, invertOperations(graph, operations))).toEqual(graph);
  });

  it("takes along what undoes a step and what lies in it, and their wires", () => {
    const into = applyOperations(graph, moveInto(graph, ["after"], "each").operations);
    expect([parent(into, "after"), parent(into, "back")]).toEqual(["each", "each"]);
    expect(wiresOf(into)).toContain("after:undo>back");
    expect(wiresOf(into)).not.toContain("each:out>after");
  });

  it("keeps wires among steps that are moved together", () => {
    const { operations, cut } = moveInto(graph, ["in1", "in2"], null);
    expect(cut).toEqual([]);
    expect(wiresOf(applyOperations(graph, operations))).toContain("in1:out>in2");
  });

  it("is refused for triggers, for a container in itself, and beyond eight levels", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const deep = sampleGraph(
      {
        ...Object.fromEntries(names.map((name) => [name, ["group", 30, 60] as ["group", number, number]])),
        step: ["http", 0, 0],
        box: ["group", 0, 900],
        boxed: ["http", 30, 60],
        start: ["manual", 0, 0],
      },
      [],
      {
        ...Object.fromEntries(names.slice(0, -1).map((name, at) => [name, [names[at + 1] as string]])),
        box: ["boxed"],
      },
    );
    const problem = (id: string, into: string) => {
      const node = deep.nodes.find((each) => each.id === id);
      return node && holdProblem(deep, node, into);
    };
    expect(problem("step", "h")).toBeNull();
    expect(problem("box", "g")).toBeNull();
    expect(problem("box", "h")).toBe("tooDeep");
    expect(problem("start", "a")).toBe("trigger");
    expect(problem("a", "b")).toBe("itself");
  });
});

describe("letting go of dragged steps", () => {
  const at = new Map([["after", { x: 700, y: 50 }]]);

  it("puts them into the container under the pointer, where they were let go", () => {
    const plan = planDrop(graph, ["after"], "each");
    expect(dropLooks(plan)).toEqual({ each: "into" });
    expect(wiresCutBy(graph, plan)).toBe(1);
    const now = applyOperations(graph, dropSteps(graph, at, plan).operations);
    expect(rectOf(now, "after")).toMatchObject({ x: 700, y: 60 });
  });

  it("takes them out over the canvas", () => {
    const plan = planDrop(graph, ["in1"], null);
    expect(dropLooks(plan)).toEqual({ each: "leaves" });
    const now = applyOperations(
      graph,
      dropSteps(graph, new Map([["in1", { x: 30, y: 700 }]]), plan).operations,
    );
    expect(rectOf(now, "in1")).toMatchObject({ x: 330, y: 700 });
    expect(parent(now, "in1")).toBeNull();
  });

  it("only moves what cannot go in", () => {
    const plan = planDrop(graph, ["start"], "each");
    expect(dropLooks(plan)).toEqual({ each: "refused" });
    const now = applyOperations(
      graph,
      dropSteps(graph, new Map([["start", { x: 400, y: 80 }]]), plan).operations,
    );
    expect(parent(now, "start")).toBeNull();
    expect(rectOf(now, "start")).toMatchObject({ x: 400, y: 80 });
  });
});

it("takes steps out by a command, to where they cover nothing", () => {
  const { operations, cut } = takeOut(graph, ["in2", "start"]);
  const now = applyOperations(graph, operations);
  expect([parent(now, "in2"), cut.length]).toEqual([null, 1]);
  for (const other of ["start", "each", "after", "back"])
    expect(overlaps(rectOf(now, "in2"), rectOf(now, other))).toBe(false);
});
