/**
 * `docs/kinds`: one page per kind, made from its definition and from its example as it ran. After a wanted change
 * `pnpm vitest run --project codegen -u` writes them anew.
 */
import { globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Json } from "@weft/shared";
import { isObject } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { formSchema, kinds, type NodeKind } from "../../src/index.ts";
import type { Example } from "../../src/nodes/example.ts";
import { examples } from "./examples.ts";
import { indexPage } from "./index-page.ts";
import { kindPage } from "./kind-page.ts";
import { runExample } from "./run-example.ts";

const folder = path.join(import.meta.dirname, "../../../docs/kinds");
const source = path.join(import.meta.dirname, "../../src");

describe.each(examples)("$kind.type", ({ kind, example }) => {
  it("has an example of its own kind that gives what it promises", async () => {
    const { step, end, compiled } = await runExample(example);
    expect(example.nodes[example.node]?.type).toBe(kind.type);
    expect(compiled.diagnostics).toEqual([]);
    expect(step ?? end).toEqual(example.expected);
  });

  it("has a page that says what is true now", async () => {
    const page = kindPage(kind, example, await runExample(example));
    await expect(page).toMatchFileSnapshot(path.join(folder, `${kind.type}.md`));
  });

  it("does the same without a setting as with what its form says is meant then", async () => {
    for (const [key, value] of defaultsOf(kind)) {
      const [without, given] = await Promise.all(
        [withParam(example, key), withParam(example, key, value)].map(endOf),
      );
      expect(given, key).toEqual(without);
    }
  });
});

it("has an index, and no page of a kind that is gone", async () => {
  await expect(indexPage()).toMatchFileSnapshot(path.join(folder, "README.md"));
  const pages = new Set(["README.md", ...kinds.map(({ type }) => `${type}.md`)]);
  expect(readdirSync(folder).filter((file) => !pages.has(file))).toEqual([]);
});

it("has examples that nothing loads which is shipped", () => {
  const sources = globSync("**/*.ts", { cwd: source }).filter((file) => !file.endsWith("example.ts"));
  expect(sources.length).toBeGreaterThan(100);
  const loading = sources.filter((file) =>
    /\bexample\.ts"/.test(readFileSync(path.join(source, file), "utf8")),
  );
  expect(loading).toEqual([]);
});

function defaultsOf(kind: NodeKind): [string, Json][] {
  const { properties } = formSchema(kind);
  return Object.entries(properties ?? {}).flatMap(([key, schema]): [string, Json][] =>
    isObject(schema) && schema.default !== undefined ? [[key, schema.default as Json]] : [],
  );
}

function withParam(example: Example, key: string, value?: Json): Example {
  const node = example.nodes[example.node] as Example["nodes"][string];
  const { [key]: _, ...params } = node.params ?? {};
  const changed = { ...node, params: value === undefined ? params : { ...params, [key]: value } };
  return { ...example, nodes: { ...example.nodes, [example.node]: changed } };
}

async function endOf(example: Example) {
  const { step, end, steps, log, compiled } = await runExample(example);
  return { step, end, steps, log, cost: compiled.cost };
}
