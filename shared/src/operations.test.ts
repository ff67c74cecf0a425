import { describe, expect, it } from "vitest";
import type { Graph, GraphNode } from "./graph.ts";
import { applyOperations, diffGraphs, invertOperations } from "./operations.ts";

const node = (id: string, data: GraphNode["data"] = {}): GraphNode => ({
  id,
  type: "note",
  position: { x: 0, y: 0 },
  data,
});

const graph = (...nodes: GraphNode[]): Graph => ({ schemaVersion: 1, nodes, edges: [] });

const orders: [string, string][] = [
  ["", "abc"],
  ["abc", ""],
  ["abc", "cba"],
  ["abcd", "dabc"],
  ["abcd", "bcda"],
  ["abc", "xaybzc"],
  ["abcde", "exc"],
];

describe("the operations between two graphs", () => {
  it.each(orders)("lead from the order %j to the order %j and back", (from, to) => {
    const before = graph(...[...from].map((id) => node(id)));
    const after = graph(...[...to].map((id) => node(id, { name: id.toUpperCase() })));
    const operations = diffGraphs(before, after);
    expect(applyOperations(before, operations)).toEqual(after);
    expect(applyOperations(after, invertOperations(before, operations))).toEqual(before);
  });

  it("keep a data key named __proto__ plain data", () => {
    const after = graph(node("a", JSON.parse('{"params":{"__proto__":{"polluted":true}}}')));
    const result = applyOperations(
      graph(node("a", { params: {} })),
      diffGraphs(graph(node("a", { params: {} })), after),
    );
    expect(JSON.stringify(result)).toBe(JSON.stringify(after));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("are none between equal graphs, whatever the order of their keys", () => {
    const one = graph(node("a", { name: "A", note: "n" }));
    const two = graph({ data: { note: "n", name: "A" }, position: { y: 0, x: 0 }, type: "note", id: "a" });
    expect(diffGraphs(one, two)).toEqual([]);
  });
});
