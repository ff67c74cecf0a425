import { applyOperations, invertOperations } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { removeSteps } from "./remove-steps.ts";
import { sampleGraph, wiresOf } from "./sample-graph.ts";

const chain = sampleGraph(
  { start: ["manual", 0, 0], a: ["http", 320, 0], b: ["http", 640, 0], c: ["http", 960, 0] },
  ["start>a", "a>b", "b>c", "b:error>a2"],
);

describe("removing steps", () => {
  it("heals the wire around one and around several in a row", () => {
    expect(wiresOf(applyOperations(chain, removeSteps(chain, ["a"])))).toContain("start:out>b");
    const both = applyOperations(chain, removeSteps(chain, ["a", "b"]));
    expect(wiresOf(both)).toEqual(["start:out>c"]);
    expect(both.nodes.map((node) => node.id)).toEqual(["start", "c"]);
  });

  it("heals with the handle the wire came from", () => {
    const graph = sampleGraph({ ask: ["if", 0, 0], a: ["http", 320, 0], b: ["http", 640, 0] }, [
      "ask:false>a",
      "a>b",
    ]);
    expect(wiresOf(applyOperations(graph, removeSteps(graph, ["a"])))).toEqual(["ask:false>b"]);
  });

  it("does not guess which way was meant where the step chose between two", () => {
    const graph = sampleGraph(
      { start: ["manual", 0, 0], ask: ["if", 320, 0], a: ["http", 640, 0], b: ["http", 640, 90] },
      ["start>ask", "ask:true>a", "ask:false>b"],
    );
    expect(wiresOf(applyOperations(graph, removeSteps(graph, ["ask"])))).toEqual([]);
  });

  it("takes along what lies in a container and what undoes a step", () => {
    const graph = sampleGraph(
      {
        start: ["manual", 0, 0],
        each: ["for_each", 320, 0],
        pay: ["http", 30, 60],
        refund: ["http", 30, 164],
        end: ["http", 900, 0],
      },
      ["start>each", "pay:undo>refund", "each>end"],
      { each: ["pay", "refund"] },
    );
    const now = applyOperations(graph, removeSteps(graph, ["each"]));
    expect(now.nodes.map((node) => node.id)).toEqual(["start", "end"]);
    expect(wiresOf(now)).toEqual(["start:out>end"]);
    const without = applyOperations(graph, removeSteps(graph, ["pay"]));
    expect(without.nodes.map((node) => node.id)).toEqual(["start", "each", "end"]);
  });

  it("makes no wire twice and is undone in one go", () => {
    const graph = sampleGraph({ start: ["manual", 0, 0], a: ["http", 320, 0], b: ["http", 640, 0] }, [
      "start>a",
      "a>b",
      "start>b",
    ]);
    const removal = removeSteps(graph, ["a"]);
    const now = applyOperations(graph, removal);
    expect(wiresOf(now)).toEqual(["start:out>b"]);
    expect(applyOperations(now, invertOperations(graph, removal))).toEqual(graph);
  });

  it("removes wires alone, without healing anything", () => {
    expect(wiresOf(applyOperations(chain, removeSteps(chain, [], ["e1"])))).not.toContain("a:out>b");
  });
});
