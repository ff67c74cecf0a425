/**
 * Graphs and what they are expected to give, one folder each: `workflow.js` and the files of its code steps as a person
 * would read them in a review, what the compiler says of the graph, and how runs of it go. After a wanted change
 * `pnpm vitest run --project codegen -u` writes them anew.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Graph, Json } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { compile, kinds } from "../src/index.ts";
import { readableJson } from "./readable-json.ts";
import { deviations, type SampleRun, traced } from "./sample-runs.ts";

const folder = path.join(import.meta.dirname, "samples");

it("has a sample that runs for every kind", () => {
  const shown = readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "trace.json")))
    .flatMap(
      (name): Graph["nodes"] => JSON.parse(readFileSync(path.join(folder, name, "graph.json"), "utf8")).nodes,
    );
  const types = new Set(shown.map(({ type }) => type));
  expect(kinds.map(({ type }) => type).filter((type) => !types.has(type))).toEqual([]);
});

describe.each(readdirSync(folder))("%s", (name) => {
  const file = (part: string) => path.join(folder, name, part);
  const read = (part: string) => JSON.parse(readFileSync(file(part), "utf8"));
  const { modules, mainModule, diagnostics, steps, cost, manifest } = compile(read("graph.json"));

  it("gives this report", async () => {
    const report = modules ? { diagnostics, steps, cost, manifest } : { diagnostics };
    await expect(readableJson(report as Json)).toMatchFileSnapshot(file("report.json"));
  });

  if (modules)
    it("compiles to this code", async () => {
      for (const [part, text] of Object.entries(modules ?? {}))
        if (part === mainModule || !part.startsWith("weft/"))
          await expect(text).toMatchFileSnapshot(file(part));
    });

  if (existsSync(file("trace.json")))
    it("runs like this", async () => {
      const runs: SampleRun[] = read("trace.json");
      const graph = read("graph.json");
      await expect(readableJson(runs.map((run) => traced(graph, run)))).toMatchFileSnapshot(
        file("trace.json"),
      );
      for (const run of runs) expect(await deviations(graph, run)).toEqual([]);
    });
});
