import { kindOf } from "@weft/codegen";
import { applyOperations, type Graph, invariant } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { overlaps } from "../../canvas/card-geometry.ts";
import { rectOf } from "../../canvas/placement.ts";
import {
  type Added,
  addStep,
  addStepAfter,
  addStepAtWireEnd,
  addStepInside,
  addStepOnEdge,
} from "./add-step.ts";
import { sampleGraph, wiresOf } from "./sample-graph.ts";

const kind = (type: string) => {
  const found = kindOf(type);
  invariant(found, `there is a kind ${type}`);
  return found;
};
const after = (graph: Graph, added: Added): Graph => applyOperations(graph, added.operations);
const coversNothing = (graph: Graph): boolean =>
  graph.nodes.every((a) =>
    graph.nodes.every((b) => a === b || !overlaps(rectOf(graph, a.id), rectOf(graph, b.id))),
  );

describe("adding a step", () => {
  it("derives its id from its kind and never takes one twice", () => {
    const graph = sampleGraph({ http_request: ["http", 0, 0] });
    const added = addStep(graph, kind("http"), { x: 303, y: 97 });
    expect(added.id).toBe("http_request_2");
    expect(after(graph, added).nodes[1]).toMatchObject({
      position: { x: 300, y: 100 },
      data: { name: "HTTP request", params: { method: "GET", url: "" } },
    });
  });

  it("puts it beside the selected step and wires it up", () => {
    const graph = sampleGraph({ start: ["manual", 0, 0] });
    const now = after(graph, addStepAfter(graph, kind("http"), "start"));
    expect(wiresOf(now)).toEqual(["start:out>http_request"]);
    expect(now.nodes[1]?.position).toEqual({ x: 320, y: 0 });
  });

  it("takes over what followed, and makes room for itself", () => {
    const graph = sampleGraph(
      { start: ["manual", 0, 0], a: ["http", 320, 0], b: ["http", 640, 0], aside: ["note", 0, 300] },
      ["start>a", "a>b"],
    );
    const now = after(graph, addStepAfter(graph, kind("sleep"), "start"));
    expect(wiresOf(now)).toEqual(["a:out>b", "sleep:out>a", "start:out>sleep"]);
    expect(now.nodes.map((node) => node.position.x)).toEqual([0, 640, 960, 0, 320]);
    expect(coversNothing(now)).toBe(true);
  });

  it("leaves triggers and notes unwired", () => {
    const graph = sampleGraph({ start: ["manual", 0, 0] });
    for (const type of ["manual", "note"])
      expect(wiresOf(after(graph, addStepAfter(graph, kind(type), "start")))).toEqual([]);
  });

  it("finds a free place where another branch is in the way", () => {
    const graph = sampleGraph({ ask: ["if", 0, 0], yes: ["http", 320, 0] });
    const now = after(graph, addStepAfter(graph, kind("http"), "ask"));
    expect(coversNothing(now)).toBe(true);
  });

  it("goes into a wire, keeping the handle it came from", () => {
    const graph = sampleGraph({ ask: ["if", 0, 0], yes: ["http", 320, 0] }, ["ask:false>yes"]);
    const now = after(graph, addStepOnEdge(graph, kind("http"), "e0"));
    expect(wiresOf(now)).toEqual(["ask:false>http_request", "http_request:out>yes"]);
    expect(coversNothing(now)).toBe(true);
  });

  it("lies in the container of the step it follows, or where it was asked for", () => {
    const looped = sampleGraph({ each: ["for_each", 100, 100], one: ["http", 30, 60] }, [], {
      each: ["one"],
    });
    const following = after(looped, addStepAfter(looped, kind("http"), "one"));
    expect(following.nodes[2]).toMatchObject({ parentId: "each", position: { x: 350, y: 60 } });
    const inside = after(looped, addStepInside(looped, kind("http"), "each"));
    expect(inside.nodes[2]?.parentId).toBe("each");
    expect(coversNothing({ ...inside, nodes: inside.nodes.slice(1) })).toBe(true);
    const beside = after(looped, addStepAfter(looped, kind("http"), "each"));
    expect(beside.nodes[2]).not.toHaveProperty("parentId");
    expect(beside.nodes[2]?.position.x).toBeGreaterThan(400);
    expect(wiresOf(beside)).toEqual(["each:out>http_request"]);
  });

  it("goes on undoing after what undoes a step, if it can", () => {
    const graph = sampleGraph({ pay: ["http", 0, 0], refund: ["http", 0, 0] }, ["pay:undo>refund"]);
    expect(wiresOf(after(graph, addStepAfter(graph, kind("http"), "refund")))).toContain(
      "refund:out>http_request",
    );
    expect(wiresOf(after(graph, addStepAfter(graph, kind("if"), "refund")))).toEqual(["pay:undo>refund"]);
  });

  it("is wired to the end of a wire let go on the canvas, whichever end that was", () => {
    const graph = sampleGraph({ start: ["manual", 0, 0], end: ["http", 900, 0] });
    const place = { x: 400, y: 0 };
    const forth = addStepAtWireEnd(graph, kind("if"), place, {
      nodeId: "start",
      handle: "out",
      type: "source",
    });
    expect(wiresOf(after(graph, forth))).toEqual(["start:out>if_step"]);
    const back = addStepAtWireEnd(graph, kind("if"), place, { nodeId: "end", handle: "in", type: "target" });
    expect(wiresOf(after(graph, back))).toEqual(["if_step:true>end"]);
    const trigger = addStepAtWireEnd(graph, kind("manual"), place, {
      nodeId: "start",
      handle: "out",
      type: "source",
    });
    expect(wiresOf(after(graph, trigger))).toEqual([]);
  });
});
