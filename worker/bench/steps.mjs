/**
 * What generated code costs while it runs: the same durable steps, generated and by hand, on the same engine. What is
 * written by hand runs in a second isolate too: its ratio to itself says how far the others can be trusted.
 */
import { deepStrictEqual } from "node:assert/strict";
import { inTurns, median, middle, ms, ratio, spread, timed } from "../../scripts/bench-figures.mjs";
import { workflows } from "./compared/workflows.mjs";

/** @param {Awaited<ReturnType<typeof import("./bench-server.mjs").startBenchServer>>} server */
export async function* measureSteps(server) {
  for (const workflow of workflows) yield await compare(server, workflow);
}

/** @param {import("./compared/workflows.mjs").Compared} workflow */
async function compare(server, { what, graph, byHand, others = {}, input, output, rounds }) {
  const { modules } = await server.post("/api/v1/compile", { graph });
  const starts = {
    generated: { hash: await store(server, modules), input },
    "by hand": { hash: await store(server, { "workflow.js": byHand }), input },
  };
  const steps = await assertSameSteps(server, starts);
  for (const [name, text] of Object.entries({ "by hand again": `${byHand}\n`, ...others }))
    starts[name] = { hash: await store(server, { "workflow.js": text }), input };
  const inside = Object.fromEntries(Object.keys(starts).map((name) => [name, []]));
  const arm = (name) => () =>
    timed(async () => {
      const answer = await server.post("/bench/module-runs", starts[name]);
      deepStrictEqual(answer.output, output);
      inside[name].push(answer.ms);
    });
  const arms = Object.fromEntries(Object.keys(starts).map((name) => [name, arm(name)]));
  const whole = await inTurns(arms, { rounds, warmUp: Math.ceil(rounds / 10), enoughMs: 60_000 });
  return present({ what, steps, whole, inside });
}

function present({ what, steps, whole, inside }) {
  const [generated, byHand, again, ...others] = Object.keys(whole);
  const figure = ratio(whole[generated], whole[byHand]);
  // The engine's clock has whole milliseconds, so single runs cannot be compared by it.
  const figureInside = middle(inside[generated]) / middle(inside[byHand]);
  const perStep = median(whole[generated].map((value, round) => value - whole[byHand][round])) / steps;
  return {
    title: `Generated and by hand, ${what} (ms; ${steps} durable steps, ${whole[generated].length} runs of each, in turns)`,
    header: ["", "min", "median", "max", "inside run()"],
    rows: Object.keys(whole).map((name) => [name, ...spread(whole[name]), middle(inside[name]).toFixed(1)]),
    notes: [
      "from create() to the event that ends the run; inside run() by the engine's events, mean of the middle half",
      `median of all differences: ${ms(1000 * perStep)} µs a step`,
    ],
    figures: [
      {
        what: `${what}, generated over by hand`,
        figure: figure.toFixed(3),
        target: "≤ 1.05",
        isMet: figure <= 1.05,
      },
      { what: "  the same, inside run() alone", figure: figureInside.toFixed(3) },
      { what: "  by hand over itself", figure: ratio(whole[again], whole[byHand]).toFixed(3) },
      ...others.map((name) => ({
        what: `  generated over the ${name}`,
        figure: ratio(whole[generated], whole[name]).toFixed(3),
      })),
    ],
  };
}

/** Both sides leave the same steps with the same outputs, or they may not be compared. @returns how many */
async function assertSameSteps(server, starts) {
  const generated = await server.post("/bench/module-steps", starts.generated);
  deepStrictEqual(await server.post("/bench/module-steps", starts["by hand"]), generated);
  return generated.length;
}

const store = async (server, modules) =>
  (await server.post("/bench/modules", { mainModule: "workflow.js", modules })).hash;
