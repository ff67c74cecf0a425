import { describe, expect, it } from "vitest";
import type { Graph, GraphNode } from "./graph.ts";
import { applyOperations, diffGraphs, invertOperations, type Operation } from "./operations.ts";

const node = (id: string, data: GraphNode["data"] = {}): GraphNode => ({
  id,
  type: "http",
  position: { x: 0, y: 0 },
  data,
});

const graph = (...nodes: GraphNode[]): Graph => ({ schemaVersion: 1, nodes, edges: [] });

describe("operations", () => {
  it("set and delete fields without touching the graph they came from", () => {
    const before = graph(node("a", { name: "A", params: { url: "x" } }));
    const after = applyOperations(before, [
      { op: "setNode", id: "a", path: ["data", "params", "url"], value: "y" },
      { op: "setNode", id: "a", path: ["data", "name"] },
    ]);
    expect(after.nodes[0]?.data).toEqual({ params: { url: "y" } });
    expect(before.nodes[0]?.data).toEqual({ name: "A", params: { url: "x" } });
  });

  it("invert in reverse order, also where a parent object was made on the way", () => {
    const before = graph(node("a"));
    const operations: Operation[] = [
      { op: "setNode", id: "a", path: ["data", "retry", "limit"], value: 2 },
      { op: "addNode", node: node("b") },
      { op: "addEdge", edge: { id: "e", source: "a", target: "b" } },
      { op: "removeNode", id: "a" },
      { op: "setGraph", path: ["viewport", "zoom"], value: 2 },
    ];
    const after = applyOperations(before, operations);
    expect(applyOperations(after, invertOperations(before, operations))).toEqual(before);
  });

  it("put a removed node back where it stood", () => {
    const before = graph(node("a"), node("b"), node("c"));
    const operations: Operation[] = [{ op: "removeNode", id: "b" }];
    const restored = applyOperations(
      applyOperations(before, operations),
      invertOperations(before, operations),
    );
    expect(restored.nodes.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  it("keep __proto__ a plain key", () => {
    const value = JSON.parse('{"__proto__":{"polluted":1}}');
    const before = graph(node("a", { params: {} }));
    const after = applyOperations(before, [
      { op: "setNode", id: "a", path: ["data", "params", "body"], value },
    ]);
    expect(JSON.stringify(after.nodes[0]?.data.params)).toBe('{"body":{"__proto__":{"polluted":1}}}');
    const deep = applyOperations(after, [
      { op: "setNode", id: "a", path: ["data", "params", "__proto__"], value: 1 },
    ]);
    expect(Object.hasOwn(deep.nodes[0]?.data.params ?? {}, "__proto__")).toBe(true);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe("diffGraphs", () => {
  const from = {
    ...graph(node("a", { name: "A", params: { url: "x", keep: { deep: [1] } } }), node("gone")),
    edges: [{ id: "e", source: "a", target: "gone" }],
  };
  const to = {
    ...graph(node("a", { name: "A", params: { url: "y", keep: { deep: [1] } } }), node("new")),
    viewport: { x: 1, y: 2, zoom: 1 },
  };

  it("names the fields that changed and nothing else", () => {
    expect(diffGraphs(from, to)).toEqual([
      { op: "removeEdge", id: "e" },
      { op: "removeNode", id: "gone" },
      { op: "setNode", id: "a", path: ["data", "params", "url"], value: "y" },
      { op: "addNode", node: node("new"), at: 1 },
      { op: "setGraph", path: ["viewport"], value: { x: 1, y: 2, zoom: 1 } },
    ]);
  });

  it("leads from one graph to the other and back", () => {
    const operations = diffGraphs(from, to);
    expect(applyOperations(from, operations)).toEqual(to);
    expect(applyOperations(to, invertOperations(from, operations))).toEqual(from);
  });

  it("is empty for equal graphs", () => {
    expect(diffGraphs(from, structuredClone(from))).toEqual([]);
  });
});
