/** What starting a run over the API costs, against a bare dynamic workflow with the same module. */
import { deepStrictEqual } from "node:assert/strict";
import { inTurns, median, ms, ratio, spread, timed } from "../../scripts/bench-figures.mjs";
import { graphOf, input } from "./compared/five-steps/graph.mjs";

/** A run's archive and reports are written after its end; they must not fall on whatever is measured next. */
const restMs = 150;

/** @param {Awaited<ReturnType<typeof import("./bench-server.mjs").startBenchServer>>} server */
export async function measureStart(server) {
  const five = await compare(server, graphOf(), 40);
  const one = await compare(server, graphOf(1), 25);
  const figure = ratio(five.api, five.bare);
  const row = (title, samples, others) => [title, ...spread(samples), ratio(samples, others).toFixed(3)];
  return {
    title: "From the request that starts a run to the event that ends it (ms, over HTTP)",
    header: ["", "min", "median", "max", "of bare"],
    rows: [
      row("five steps, API", five.api, five.bare),
      row("five steps, bare", five.bare, five.bare),
      row("one step, API", one.api, one.bare),
      row("one step, bare", one.bare, one.bare),
    ],
    notes: [
      "API: POST /workflows/:id/runs, then the run's server-sent events to its last",
      "bare: a route that calls create(), then one that passes on subscribe(); no index, no run object, no host",
      `median of all differences: ${ms(median(five.api.map((value, round) => value - five.bare[round])))} ms`,
    ],
    figures: [
      {
        what: "API start to completion over bare, five steps",
        figure: figure.toFixed(3),
        target: "≤ 1.30",
        isMet: figure <= 1.3,
      },
      { what: "  the same, one step", figure: ratio(one.api, one.bare).toFixed(3) },
    ],
  };
}

async function compare(server, graph, rounds) {
  const workflow = await server.post("/api/v1/workflows", { name: "Bench", graph });
  await server.post(`/api/v1/workflows/${workflow.id}/publish`, {});
  const { modules } = await server.post("/api/v1/compile", { graph });
  const { hash } = await server.post("/bench/modules", { mainModule: "workflow.js", modules });
  const outputs = { api: undefined, bare: undefined };
  const follow = async (name, address) => {
    let last;
    for await (const event of server.events(address)) last = event;
    if (last?.type !== "workflow_completed") throw new Error(`The run ended with ${JSON.stringify(last)}.`);
    outputs[name] = last.output;
  };
  const arms = {
    api: () =>
      timed(async () => {
        const { id } = await server.post(`/api/v1/workflows/${workflow.id}/runs`, { input });
        await follow("api", `/api/v1/runs/${id}/events`);
      }),
    bare: () =>
      timed(async () => {
        const { id } = await server.post("/bench/bare-runs", { hash, input });
        await follow("bare", `/bench/bare-runs/${id}`);
      }),
  };
  const samples = await inTurns(arms, { rounds, warmUp: 5, restMs });
  deepStrictEqual(outputs.api, outputs.bare);
  return samples;
}
