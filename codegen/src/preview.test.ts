import type { Graph, Json } from "@weft/shared";
import { expect, it } from "vitest";
import { previewSlots } from "./preview.ts";
import { runtimeScript } from "./runtime-script.ts";

const graphOf = (type: string, params: { [key: string]: Json }): Graph => ({
  schemaVersion: 1,
  nodes: [
    { id: "start", type: "manual", position: { x: 0, y: 0 }, data: {} },
    { id: "sum", type: "http", position: { x: 0, y: 0 }, data: { params: { method: "GET", url: "x" } } },
    { id: "here", type, position: { x: 0, y: 0 }, data: { params } },
  ],
  edges: [
    { id: "a", source: "start", target: "sum" },
    { id: "b", source: "sum", target: "here" },
  ],
});

const runtime = new Function(`return ${runtimeScript()};`)() as Record<string, unknown>;

function evaluate(code: string, values: Record<string, unknown>): unknown {
  const scope = { ...runtime, ...values };
  return new Function(...Object.keys(scope), `"use strict"; return (${code});`)(...Object.values(scope));
}

it("gives every text with expressions that has no errors, by the path of diagnostics", () => {
  const slots = previewSlots(
    graphOf("http", {
      method: "POST",
      url: "https://x.test/{{ sum.status + 1 }}",
      headers: [{ key: "a", value: "{{ unknown }}" }],
      body: { type: "json", value: { a: ["plain", "{{ sum.body }}"] } },
    }),
    "here",
  );
  expect(slots.map(({ field }) => field)).toEqual(["params.url", "params.body.value.a[1]"]);
  const [url, body] = slots;
  const name = url?.variables[0]?.name ?? "";
  expect(evaluate(url?.code ?? "", { [name]: { status: 200 } })).toBe("https://x.test/201");
  expect(evaluate(body?.code ?? "", { [name]: { body: [1] } })).toEqual([1]);
});

it("says which variable stands for which output, and keeps ids and functions of one name apart", () => {
  const [slot] = previewSlots(graphOf("if", { condition: "{{ sum([sum.body, 2]) > 2 }}" }), "here");
  expect(slot?.variables).toEqual([{ name: "sum$", is: "output", nodeId: "sum", loops: [] }]);
  expect(evaluate(slot?.code ?? "", { sum$: { body: 1 } })).toBe(true);
});

it("says what is not recorded", () => {
  const slots = previewSlots(
    graphOf("transform", {
      mode: "fields",
      fields: [
        { key: "a", value: "{{ now() }}" },
        { key: "b", value: "{{ uuid() }}" },
        { key: "c", value: "{{ 1 }}" },
      ],
    }),
    "here",
  );
  expect(slots.map(({ recorded }) => recorded)).toEqual([false, false, true]);
});

it("gives the variables of every loop around, also to params that are evaluated in the body", () => {
  const graph = graphOf("for_each", { items: "{{ sum.body }}", result: "{{ [item, index, inner] }}" });
  graph.nodes.push({
    id: "inner",
    type: "http",
    parentId: "here",
    position: { x: 0, y: 0 },
    data: { params: { method: "GET", url: "https://x.test/{{ here.item.id }}/{{ index }}" } },
  });
  const [items, result] = previewSlots(graph, "here");
  expect([items?.loops, result?.loops]).toEqual([[], ["here"]]);
  expect(result?.variables).toContainEqual({ name: "inner", is: "output", nodeId: "inner", loops: ["here"] });
  const [url] = previewSlots(graph, "inner");
  const values = Object.fromEntries(
    (url?.variables ?? []).map((variable) => [variable.name, variable.is === "item" ? { id: "A" } : 3]),
  );
  expect(evaluate(url?.code ?? "", values)).toBe("https://x.test/A/3");
});

it("has nothing to say of steps and kinds there are not", () => {
  expect(previewSlots(graphOf("nonsense", { a: "{{ 1 }}" }), "here")).toEqual([]);
  expect(previewSlots(graphOf("if", { condition: "{{ 1 }}" }), "gone")).toEqual([]);
});
