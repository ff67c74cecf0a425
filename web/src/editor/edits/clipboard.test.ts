import { applyOperations, type Graph } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { copySteps, readSteps } from "./clipboard.ts";
import { pasteSteps } from "./paste-steps.ts";
import { sampleGraph, wiresOf } from "./sample-graph.ts";

const graph = sampleGraph(
  {
    start: ["manual", 0, 0],
    fetch: ["http", 320, 0, { url: "https://x.test/{{ start.body.id }}" }],
    shape: [
      "transform",
      640,
      0,
      { mode: "fields", fields: [{ key: "a", value: { deep: ["{{ fetch.body }}"] } }] },
    ],
  },
  ["start>fetch", "fetch>shape"],
);

function paste(into: Graph, text: string, at = { x: 0, y: 200 }) {
  const steps = readSteps(text);
  if (!steps) throw new Error("There is something to paste");
  const pasted = pasteSteps(into, steps, at);
  return { ...pasted, graph: applyOperations(into, pasted.operations) };
}

describe("copying and pasting", () => {
  it("gives copies ids of their own and lets them name each other, not what they were copied from", () => {
    const { ids, graph: now } = paste(graph, copySteps(graph, new Set(["fetch", "shape"])));
    expect(ids).toEqual(["fetch_2", "shape_2"]);
    const params = now.nodes.map((node) => node.data.params);
    expect(params[3]).toEqual({ url: "https://x.test/{{ start.body.id }}" });
    expect(params[4]).toMatchObject({ fields: [{ key: "a", value: { deep: ["{{ fetch_2.body }}"] } }] });
    expect(wiresOf(now)).toEqual(["fetch:out>shape", "fetch_2:out>shape_2", "start:out>fetch"]);
    expect(new Set(now.edges.map((edge) => edge.id)).size).toBe(now.edges.length);
  });

  it("keeps ids and references where nothing is in the way", () => {
    const other = sampleGraph({ begin: ["manual", 0, 0] });
    const { graph: now, ids } = paste(other, copySteps(graph, new Set(["fetch", "shape"])), {
      x: 500,
      y: 300,
    });
    expect(ids).toEqual(["fetch", "shape"]);
    expect(now.nodes.map((node) => node.position)).toEqual([
      { x: 0, y: 0 },
      { x: 500, y: 300 },
      { x: 820, y: 300 },
    ]);
  });

  describe("containers", () => {
    const looped = sampleGraph(
      {
        each: ["for_each", 100, 100],
        pay: ["http", 30, 60, { url: "https://x.test/{{ each.item }}" }],
        refund: ["http", 30, 164],
      },
      ["pay:undo>refund"],
      { each: ["pay", "refund"] },
    );

    it("are copied with all in them, and what loops are called in it follows", () => {
      const { graph: now } = paste(looped, copySteps(looped, new Set(["each"])), { x: 900, y: 0 });
      expect(now.nodes.map(({ id, parentId }) => `${id} ${parentId ?? ""}`).slice(3)).toEqual([
        "each_2 ",
        "pay_2 each_2",
        "refund_2 each_2",
      ]);
      expect(now.nodes[3]?.position).toEqual({ x: 900, y: 0 });
      expect(now.nodes[4]?.position).toEqual({ x: 30, y: 60 });
      expect(now.nodes[4]?.data.params?.url).toBe("https://x.test/{{ each_2.item }}");
    });

    it("are left by what is copied out of them, with what undoes it", () => {
      const { nodes } = JSON.parse(copySteps(looped, new Set(["pay"])));
      expect(nodes).toMatchObject([
        { id: "pay", position: { x: 130, y: 160 } },
        { id: "refund", position: { x: 130, y: 264 } },
      ]);
      expect(nodes[0]).not.toHaveProperty("parentId");
    });

    it("take in what is pasted over them, but no trigger", () => {
      const steps = readSteps(copySteps(graph, new Set(["start", "fetch"])));
      if (!steps) throw new Error("There is something to paste");
      const { operations } = pasteSteps(looped, steps, { x: 140, y: 170 }, "each");
      const now = applyOperations(looped, operations);
      expect(now.nodes.slice(3).map(({ id, parentId, position }) => [id, parentId, position])).toEqual([
        ["start", undefined, { x: 140, y: 170 }],
        ["fetch", "each", { x: 360, y: 70 }],
      ]);
    });
  });

  it("takes a whole workflow, as a graph or inside a workflow document", () => {
    expect(readSteps(JSON.stringify(graph))?.nodes).toHaveLength(3);
    expect(readSteps(JSON.stringify({ name: "Orders", graph }))?.nodes).toHaveLength(3);
  });

  it.each([
    "hello",
    "{ no json",
    "[]",
    '{"nodes": 5}',
    '{"nodes": [], "edges": []}',
    '{"nodes": [{"a": 1}], "edges": []}',
  ])("finds nothing to paste in %j", (text) => expect(readSteps(text)).toBeNull());
});
