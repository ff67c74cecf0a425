import { expect, it } from "vitest";
import { referencesIn } from "./references.ts";
import { renameReference, renameReferences } from "./rename-references.ts";

const found = (text: string) =>
  referencesIn(text).map(({ nodeId, start, end }) => [nodeId, text.slice(start, end)]);

it("references are the names at the root of expressions, in order and where they stand", () => {
  const text = "fetch {{ fetch.body[ask.key] }} and {{ { ask, fetch: sum } }} " + `{{ \`\${late.x}\` }}`;
  expect(found(text)).toEqual([
    ["fetch", "fetch"],
    ["ask", "ask"],
    ["ask", "ask"],
    ["sum", "sum"],
    ["late", "late"],
  ]);
});

it("functions, fields, keys, roots and parameters are none", () => {
  expect(found("{{ sum(trigger.fetch) + run.id + vars.x + item.y + index + secrets.K }}")).toEqual([]);
  expect(found("{{ trigger.list.map(fetch => fetch.id + ask.id) }} {{ undefined }}")).toEqual([
    ["ask", "ask"],
  ]);
});

it("text without expressions and broken expressions have none", () => {
  expect(found("fetch }} {{ fetch. }}")).toEqual([]);
});

it("a parameter gives way to a new id that it would hide", () => {
  expect(renameReference("{{ list.map(total => total + fetch.x) }}", "fetch", "total")).toBe(
    "{{ list.map(total_ => total_ + total.x) }}",
  );
  expect(
    renameReference("{{ a.map(total => b.map(total_ => total + total_) + fetch) }}", "fetch", "total"),
  ).toBe("{{ a.map(total__ => b.map(total_ => total__ + total_) + total) }}");
  expect(renameReference("{{ a.map(total => ({ total, fetch })) }}", "fetch", "total")).toBe(
    "{{ a.map(total_ => ({ total: total_, fetch: total })) }}",
  );
});

it("ids can be exchanged for one another", () => {
  const ids = new Map([
    ["a", "b"],
    ["b", "a"],
  ]);
  expect(renameReferences("{{ a + b }}", ids)).toBe("{{ b + a }}");
});
