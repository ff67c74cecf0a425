/** What generated code costs while it runs: the same five steps, generated and by hand, on the same engine. */
import { deepStrictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inTurns, middle, ratio, spread, timed } from "../../scripts/bench-figures.mjs";
import { graphOf, input, output } from "./five-steps.mjs";

const rounds = 300;

/** @param {Awaited<ReturnType<typeof import("./bench-server.mjs").startBenchServer>>} server */
export async function measureSteps(server) {
  const { modules } = await server.post("/api/v1/compile", { graph: graphOf() });
  const hashes = {
    generated: await store(server, modules),
    byHand: await store(server, { "workflow.js": textOf("by-hand.js") }),
    shortest: await store(server, { "workflow.js": textOf("shortest.js") }),
  };
  const inside = { generated: [], byHand: [], shortest: [] };
  const run = (name) => () =>
    timed(async () => {
      const answer = await server.post("/bench/module-runs", { hash: hashes[name], input });
      deepStrictEqual(answer.output, output);
      inside[name].push(answer.ms);
    });
  const arms = { generated: run("generated"), byHand: run("byHand"), shortest: run("shortest") };
  const whole = await inTurns(arms, { rounds, warmUp: 10 });
  return present(whole, inside);
}

function present(whole, inside) {
  const byHand = ratio(whole.generated, whole.byHand);
  const shortest = ratio(whole.generated, whole.shortest);
  // The engine's clock has whole milliseconds, so single runs cannot be compared by it.
  const insideByHand = middle(inside.generated) / middle(inside.byHand);
  const row = (title, name) => [title, ...spread(whole[name]), middle(inside[name]).toFixed(1)];
  return {
    title: `Five steps in a row, generated and by hand, on the same engine (ms; ${rounds} runs of each, in turns)`,
    header: ["", "min", "median", "max", "inside run()"],
    rows: [row("generated", "generated"), row("by hand", "byHand"), row("shortest by hand", "shortest")],
    notes: [
      "from create() to the event that ends the run; inside run() by the engine's events, mean of the middle half",
    ],
    figures: [
      {
        what: "five steps, generated over by hand",
        figure: byHand.toFixed(3),
        target: "≤ 1.05",
        isMet: byHand <= 1.05,
      },
      { what: "  the same, inside run() alone", figure: insideByHand.toFixed(3) },
      { what: "five steps, generated over the shortest by hand", figure: shortest.toFixed(3) },
    ],
  };
}

const store = async (server, modules) =>
  (await server.post("/bench/modules", { mainModule: "workflow.js", modules })).hash;

const textOf = (file) => readFileSync(path.join(import.meta.dirname, file), "utf8");
