/**
 * Graphs and the modules they are expected to give, one folder each: what a person would read in a review. After a
 * wanted change `pnpm vitest run --project codegen -u` writes them anew.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { compile } from "../src/index.ts";

const folder = path.join(import.meta.dirname, "samples");

it.each(readdirSync(folder))("%s", async (name) => {
  const file = (part: string) => path.join(folder, name, part);
  const { modules, mainModule, diagnostics, steps, cost, manifest } = compile(
    JSON.parse(readFileSync(file("graph.json"), "utf8")),
  );
  const report = modules
    ? { diagnostics, steps, cost, manifest, files: Object.keys(modules) }
    : { diagnostics };
  await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot(file("report.json"));
  if (modules) await expect(modules[mainModule]).toMatchFileSnapshot(file("workflow.js"));
});
