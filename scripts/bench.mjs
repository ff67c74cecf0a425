/**
 * `pnpm bench`: what Weft costs, beside what it is measured against. `pnpm bench worker` runs one package's benches
 * (`codegen`, `worker`, `web`). It judges nothing by its exit code: machines differ, and busy ones differ most.
 */
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, cpus, loadavg } from "node:os";
import path from "node:path";
import { table } from "./bench-table.mjs";
import { main, Refusal } from "./refusal.mjs";
import { requireNode, root } from "./settings.mjs";

const packages = ["codegen", "worker", "web"];

/**
 * @typedef {{ what: string, figure: string, target?: string, isMet?: boolean }} Figure
 * @typedef {{ title: string, header: string[], rows: (string | number)[][], notes?: string[], figures: Figure[] }} Result
 */

await main(async () => {
  requireNode();
  const asked = process.argv.slice(2).filter((argument) => argument !== "--");
  const unknown = asked.find((name) => !packages.includes(name));
  if (unknown) throw new Refusal(`There are no benches called ${unknown}; there are ${packages.join(", ")}.`);
  const begun = Date.now();
  console.log(machine());
  const figures = [];
  for (const name of asked.length > 0 ? asked : packages) {
    const { bench } = await import(path.join(root, name, "bench/bench.mjs"));
    for await (const result of bench()) {
      print(result);
      figures.push(...result.figures);
    }
  }
  console.log("\nOverview");
  console.log(table(["figure", "here", "target", ""], figures.map(overviewRow)).join("\n"));
  console.log(`\n${Math.round((Date.now() - begun) / 1000)} s; load at the end ${loadavg()[0]?.toFixed(1)}.`);
  process.exit(); // the supervisor of a server that was stopped still waits for its next look at it
});

/** Where the figures come from. A load above the number of cores means that the absolute ones say little. */
function machine() {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const load = loadavg()[0]?.toFixed(1);
  return `${availableParallelism()} cores (${model}), load ${load}; node ${process.versions.node}, workerd ${workerdVersion()}`;
}

function workerdVersion() {
  const plugin = realpathSync(path.join(root, "node_modules/@cloudflare/vite-plugin/package.json"));
  return createRequire(plugin)("workerd").version;
}

/** @param {Result} result */
function print({ title, header, rows, notes = [] }) {
  console.log(`\n${title}`);
  console.log(table(header, rows).join("\n"));
  for (const note of notes) console.log(`  ${note}`);
}

/** @param {Figure} figure */
function overviewRow({ what, figure, target, isMet }) {
  return [what, figure, target ?? "reported", target === undefined ? "" : isMet ? "met" : "missed"];
}
