import { describe, expect, it } from "vitest";
import { scopeWith } from "../../test/evaluate.ts";
import { type Completions, completionsAt } from "./completions.ts";
import type { ExpressionScope } from "./scope.ts";

const samples = {
  trigger: {
    body: {
      id: 7,
      customer: { name: "Ann", email: "ann@example.com" },
      "not-a-name": 1,
      items: [{ sku: "A", price: 5 }],
      tags: ["x"],
    },
    kind: "manual",
  },
  fetch: { status: 200, body: "text", __proto__: null },
};

/** Completions at the `|` of a text. */
function at(marked: string, scope: Partial<ExpressionScope> = {}): Completions | null {
  const offset = marked.indexOf("|");
  return completionsAt(marked.replace("|", ""), offset, scopeWith(scope), samples);
}

const labels = (marked: string, scope?: Partial<ExpressionScope>) =>
  at(marked, scope)?.options.map(({ label }) => label) ?? [];

/** The text with the option of that label taken. */
function taken(marked: string, label: string, scope?: Partial<ExpressionScope>): string {
  const completions = at(marked, scope);
  const option = completions?.options.find((candidate) => candidate.label === label);
  if (!completions || !option) throw new Error(`${label} is not offered in ${marked}`);
  const text = marked.replace("|", "");
  return text.slice(0, completions.from) + option.insert + text.slice(completions.to);
}

describe("completion", () => {
  it("offers nothing outside expressions and in strings", () => {
    for (const marked of [
      "|",
      "a| {{ b }}",
      "{{ b }} c|",
      "{|{ b }}",
      "{{ 'a|' }}",
      '{{ "a }} tri|',
      "{{ `tri|",
      "{{ 12| }}",
      "{{ a.b }}|",
    ])
      expect(at(marked), marked).toBeNull();
  });

  it("offers names at the beginning of a value, finished or not", () => {
    for (const marked of [
      "{{ tri|",
      "{{tri|}}",
      "a {{ b }} {{ 1 + tri| }}",
      "{{ len(tri|) }}",
      "{{ { a: { b: 1 }}.a + tri|",
      `{{ \`x\${tri|`,
      "{{ [...tri|",
      "{{ 'it\\'s' + tri|",
    ])
      expect(labels(marked), marked).toEqual(["trigger"]);
    expect(labels("{{ | }}")).toEqual(
      expect.arrayContaining(["trigger", "fetch", "sum", "run", "vars", "upper"]),
    );
  });

  it("offers only what may be used there", () => {
    expect(labels("{{ |")).not.toEqual(expect.arrayContaining(["later"]));
    expect(labels("{{ sec|")).toEqual([]);
    expect(labels("{{ sec|", { allowSecrets: true })).toEqual(["secrets"]);
    expect(labels("{{ uu|")).toEqual(["uuid"]);
    expect(labels("{{ uu|", { allowNondeterminism: false })).toEqual([]);
    expect(labels("{{ ite|")).toEqual([]);
    expect(labels("{{ i|", { loops: [{ id: "each", item: "item", index: "index" }] })).toEqual([
      "item",
      "index",
      "isEmpty",
    ]);
  });

  it("replaces the whole word that the cursor is in", () => {
    expect(taken("{{ tri|gg.body }}", "trigger")).toBe("{{ trigger.body }}");
    expect(taken("{{ trigger.bo|dx.id }}", "body")).toBe("{{ trigger.body.id }}");
    expect(taken("{{ up| }}", "upper")).toBe("{{ upper( }}");
    expect(taken("{{ no| }}", "now")).toBe("{{ now() }}");
    expect(taken("{{ trigger.kind.tri| }}", "trim")).toBe("{{ trigger.kind.trim() }}");
  });

  it("offers the fields that an earlier run had", () => {
    expect(labels("{{ trigger.|")).toEqual(["body", "kind"]);
    expect(labels("{{ trigger.body.customer.|")).toEqual(["name", "email"]);
    expect(labels("{{ trigger.body?.customer?.n|")).toEqual(["name"]);
    expect(labels("{{ trigger.body['customer'].e|")).toEqual(["email"]);
    expect(labels("{{ trigger.body.items[0].|")).toEqual(["sku", "price"]);
    expect(labels("{{ trigger.body.|")).not.toContain("not-a-name");
    expect(labels("{{ fetch.|")).toEqual(["status", "body", "error"]);
  });

  it("shows short values, and sizes of long ones", () => {
    const details = Object.fromEntries(
      at("{{ trigger.body.|")?.options.map(({ label, detail }) => [label, detail]) ?? [],
    );
    expect(details).toEqual({ id: "7", customer: "object", items: "array of 1", tags: "array of 1" });
  });

  it("offers the methods of a value's type, and all where the type is unknown", () => {
    expect(labels("{{ trigger.kind.|")).toEqual(expect.arrayContaining(["length", "trim"]));
    expect(labels("{{ trigger.kind.|")).not.toContain("map");
    expect(labels("{{ trigger.body.tags.|")).toContain("map");
    expect(labels("{{ trigger.body.tags.|")).not.toContain("trim");
    expect(labels("{{ trigger.body.id.|")).toEqual([]);
    expect(labels("{{ upper('a').|")).toEqual(expect.arrayContaining(["trim", "map"]));
    expect(at("{{ trigger.kind.sta|")?.options[0]).toMatchObject({
      kind: "method",
      detail: "startsWith(s)",
      info: "Whether the text begins with `s`.",
    });
  });

  it("knows the items that a callback goes through", () => {
    expect(labels("{{ trigger.body.items.map(x => x.|")).toEqual(["sku", "price"]);
    expect(labels("{{ trigger.body.items.reduce((sum, line) => sum + line.p|")).toEqual(["price"]);
    expect(labels("{{ trigger.body.items.toSorted((a, b) => a.price - b.pr|")).toEqual(["price"]);
    expect(labels("{{ groupBy(trigger.body.items, line => line.s|")).toEqual(["sku"]);
    expect(labels("{{ trigger.body.items.map(ordered => ord|")).toEqual(["ordered"]);
  });

  it("knows what run and loops have", () => {
    expect(labels("{{ run.|")).toEqual(["id", "workflowId", "version", "startedAt"]);
    expect(labels("{{ each.|", { loops: [{ id: "each", item: "item", index: "index" }] })).toEqual([
      "item",
      "index",
    ]);
  });
});
