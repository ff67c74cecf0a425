import { isObject, type Json } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { exampleParams } from "../../test/example-params.ts";
import { compile } from "../index.ts";
import { formSchema } from "./form-schema.ts";
import { isContainerKind, type NodeKind, type Params, runs } from "./kind.ts";
import { kinds } from "./registry.ts";

const examples = (kind: NodeKind, text: string) => exampleParams(kind.params, text) as Params[];

const position = { x: 0, y: 0 };

/** A workflow around one node of a kind; a container holds a step. */
const around = (kind: NodeKind, params: Params) => ({
  schemaVersion: 1,
  nodes: [
    { id: "first", type: "manual", position, data: {} },
    { id: "it", type: kind.type, position, data: { params } },
    ...(isContainerKind(kind)
      ? [{ id: "inner", type: "sleep", parentId: "it", position, data: { params: { duration: 1 } } }]
      : []),
  ],
  edges: runs(kind) ? [{ id: "e", source: "first", target: "it" }] : [],
});

const moduleOf = (kind: NodeKind, params: Params): string => {
  const { modules, diagnostics } = compile(around(kind, params));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return modules?.["workflow.js"] ?? "";
};

/** Wrong in every way a stored draft can be. */
const garbage: Json[] = [null, 1, "x", [], {}, [null], { a: [] }];

it("no two kinds share a type or a label", () => {
  expect(new Set(kinds.map(({ type }) => type)).size).toBe(kinds.length);
  expect(new Set(kinds.map(({ label }) => label)).size).toBe(kinds.length);
});

describe.each(kinds.map((kind) => [kind.type, kind] as const))("%s", (_, kind) => {
  it("is described: label, icon, one sentence, docs", () => {
    expect(kind.label).toMatch(/^[A-Z]/);
    expect(kind.icon).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(kind.description).toMatch(/^[A-Z].*\.$/);
    expect(kind.docs.length).toBeGreaterThan(40);
  });

  it("has a form in which every field is labelled", () => {
    const unlabelled: string[] = [];
    const look = (schema: unknown, path: string): void => {
      if (!isObject(schema)) return;
      for (const [key, field] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
        if (isObject(field) && field.title === undefined && field.const === undefined)
          unlabelled.push(`${path}.${key}`);
        look(field, `${path}.${key}`);
      }
      for (const option of [schema.anyOf, schema.oneOf].flat()) look(option, path);
      look(schema.items, `${path}[]`);
    };
    look(formSchema(kind), kind.type);
    expect(unlabelled).toEqual([]);
  });

  it("starts with params that lack at most what a person must fill in", () => {
    const { diagnostics } = compile(around(kind, kind.defaults));
    const lacking = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
    expect(lacking.filter((code) => code !== "missing_param")).toEqual([]);
  });

  it("accepts the params its schema describes and has no output handle twice", () => {
    for (const params of examples(kind, "x")) {
      moduleOf(kind, params);
      const handles = kind.outputs(params).map(({ id }) => id);
      expect(new Set(handles).size).toBe(handles.length);
    }
  });

  it("never throws, whatever a draft holds", () => {
    for (const bad of garbage) {
      const params = Object.fromEntries(
        Object.keys(kind.defaults)
          .concat("x")
          .map((key) => [key, bad]),
      );
      for (const value of [params, {}] as Params[]) {
        expect(typeof kind.summary(value)).toBe("string");
        kind.outputs(value);
        kind.steps(value);
        for (const output of garbage) kind.handles(output, value);
        compile(around(kind, value));
      }
    }
  });
});

describe.each(kinds.filter(runs).map((kind) => [kind.type, kind] as const))("%s, which runs,", (_, kind) => {
  it("ends with a step of its own name, after its phases", () => {
    for (const params of examples(kind, "x")) {
      const steps = kind.steps(params);
      expect(steps.at(-1)).toEqual({});
      expect(steps.slice(0, -1).every(({ phase }) => phase)).toBe(true);
      const compiled = Object.keys(compile(around(kind, params)).steps);
      const names = steps.map(({ phase, perPass }) => `it${perPass ? "[*]" : ""}${phase ? `:${phase}` : ""}`);
      expect(compiled).toEqual(expect.arrayContaining(names));
      expect(moduleOf(kind, params)).toMatch(/step\.(do|scope|return)\(\s*"it"/);
    }
  });
});
