import { compile } from "@weft/codegen";
import { applyOperations, type Graph, type GraphNode, invertOperations, type Json } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { renameReference } from "./rename-reference.ts";
import { sampleGraph, wiresOf } from "./sample-graph.ts";

type Params = { [key: string]: Json };

const inside = (graph: Graph, parents: Record<string, string>): Graph => ({
  ...graph,
  nodes: graph.nodes.map(
    (node): GraphNode =>
      parents[node.id] === undefined ? node : { ...node, parentId: parents[node.id] as string },
  ),
});

const paramsOf = (graph: Graph, id: string) => graph.nodes.find((node) => node.id === id)?.data.params;

const source = "export default ({ fetch }) => {\n  // not {{ fetch.body }} but code\n  return fetch;\n};\n";

/** Params of every sort of slot, with `id` wherever a reference to `fetch` stands. */
const params = (id: string): Record<string, Params> => ({
  call: {
    method: "POST",
    url: `https://x.test/{{ ${id}.body.id }}?fetch={{ "fetch" }}`,
    query: [{ key: "fetch", value: `{{ ${id}.status }}` }],
    auth: { type: "basic", username: `{{ ${id}.body.user }}`, secret: "fetch" },
    body: { type: "json", value: { fetch: [{ deep: `{{ ${id}.body }} {{ ${id} }}` }, 1, null] } },
  },
  run: { source, input: { order: `{{ ${id}.body.order }}`, fetch: "fetch" } },
  way: { value: `{{ ${id}.body.kind }}`, cases: [{ key: "fetch", equals: { of: `{{ ${id}.body }}` } }] },
  each: { items: `{{ ${id}.body.lines.map(fetch => fetch.id) }}`, result: `{{ [item, ${id}.status] }}` },
  rep: { until: `{{ ${id}.status === 200 }}` },
  note: { text: "{{ fetch }} is only text here" },
});

const nodes = (id: string): Parameters<typeof sampleGraph>[0] => {
  const of = params(id);
  return {
    start: ["manual", 0, 0],
    [id]: ["http", 0, 0, { method: "GET", url: "https://x.test" }],
    call: ["http", 0, 0, of.call],
    run: ["code", 0, 0, of.run],
    way: ["switch", 0, 0, of.way],
    each: ["for_each", 0, 0, of.each],
    item_call: ["http", 0, 0, { method: "GET", url: `https://x.test/{{ each.item }}/{{ ${id}.status }}` }],
    rep: ["repeat", 0, 0, of.rep],
    note: ["note", 0, 0, of.note],
  };
};

const graphWith = (id: string): Graph =>
  inside(
    sampleGraph(nodes(id), [
      `start>${id}`,
      `${id}>call`,
      `${id}:error>run`,
      `${id}:undo>note`,
      "call>way",
      "way:case:fetch>each",
      "way:default>rep",
    ]),
    { item_call: "each" },
  );

describe("renaming a reference", () => {
  it("changes every expression that names it, in every sort of slot, and nothing else", () => {
    const before = graphWith("fetch");
    expect(applyOperations(before, renameReference(before, "fetch", "load"))).toEqual({
      ...graphWith("load"),
      nodes: graphWith("load").nodes.map((node) =>
        node.id === "load" ? { ...node, data: { ...node.data, name: "fetch" } } : node,
      ),
    });
  });

  it("leaves code alone, where the name means something else", () => {
    const before = graphWith("fetch");
    const now = applyOperations(before, renameReference(before, "fetch", "load"));
    expect(paramsOf(now, "run")?.source).toBe(source);
    expect(paramsOf(now, "note")).toEqual({ text: "{{ fetch }} is only text here" });
  });

  it("takes the wires with it, those of failures and of undoing too", () => {
    const before = graphWith("fetch");
    const now = applyOperations(before, renameReference(before, "fetch", "load"));
    expect(wiresOf(now).filter((wire) => wire.includes("load"))).toEqual([
      "load:error>run",
      "load:out>call",
      "load:undo>note",
      "start:out>load",
    ]);
  });

  it("lets what a container holds follow it, with item and index by its name", () => {
    const before = inside(
      sampleGraph(
        {
          start: ["manual", 0, 0],
          each: ["for_each", 0, 0, { items: "{{ [1] }}", result: "{{ each.index + inner.item }}" }],
          inner: ["for_each", 0, 0, { items: "{{ [each.item, each.index] }}" }],
          deep: ["transform", 0, 0, { mode: "expression", expression: "{{ each.item + inner.index }}" }],
        },
        ["start>each"],
      ),
      { inner: "each", deep: "inner" },
    );
    const now = applyOperations(before, renameReference(before, "each", "orders"));
    expect(now.nodes.map(({ id, parentId }) => [id, parentId])).toEqual([
      ["start", undefined],
      ["orders", undefined],
      ["inner", "orders"],
      ["deep", "inner"],
    ]);
    expect(paramsOf(now, "orders")?.result).toBe("{{ orders.index + inner.item }}");
    expect(paramsOf(now, "inner")?.items).toBe("{{ [orders.item, orders.index] }}");
    expect(paramsOf(now, "deep")?.expression).toBe("{{ orders.item + inner.index }}");
  });

  it("makes no new errors", () => {
    const errorsOf = (graph: Graph) => compile(graph).diagnostics.map(({ code, field }) => [code, field]);
    const before = graphWith("fetch");
    const now = applyOperations(before, renameReference(before, "fetch", "load"));
    expect(errorsOf(now)).toEqual(errorsOf(before));
  });

  it("is undone in one go", () => {
    const before = graphWith("fetch");
    const operations = renameReference(before, "fetch", "load");
    const now = applyOperations(before, operations);
    expect(applyOperations(now, invertOperations(before, operations))).toEqual(before);
  });
});
