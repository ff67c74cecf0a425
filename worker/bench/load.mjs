/** What loading a module for the first time costs, against a module with nothing in it. */
import { pathToFileURL } from "node:url";
import { bundle } from "../../codegen/bench/bundle.mjs";
import { inTurns, median, ms, ratio, spread, timed } from "../../scripts/bench-figures.mjs";
import { graphOf } from "./compared/five-steps/graph.mjs";
import { workflows } from "./compared/workflows.mjs";

/** Every load leaves an isolate behind, so there are not many. */
const rounds = 60;

const empty = `import { WorkflowEntrypoint } from "cloudflare:workers";
export class Workflow extends WorkflowEntrypoint {
  async run() {}
}
`;

/** @param {Awaited<ReturnType<typeof import("./bench-server.mjs").startBenchServer>>} server */
export async function measureLoad(server) {
  const [five] = workflows;
  const generated = await modulesOf(server, graphOf());
  const large = await modulesOf(server, await largeGraph());
  const hashes = {
    empty: await store(server, { "workflow.js": empty }),
    "five steps by hand": await store(server, { "workflow.js": five.byHand }),
    "five steps": await store(server, generated),
    "1,000 nodes": await store(server, large),
  };
  const sizes = {
    empty,
    "five steps by hand": five.byHand,
    "five steps": textOf(generated),
    "1,000 nodes": textOf(large),
  };
  const arm = (hash) => () => timed(() => server.post("/bench/cold-loads", { hash }));
  const arms = Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [name, arm(hash)]));
  const samples = await inTurns(arms, { rounds, warmUp: 5, enoughMs: 30_000 });
  return present(samples, sizes);
}

function present(samples, sizes) {
  const over = (name) => ratio(samples[name], samples.empty).toFixed(2);
  const more = (name) => median(samples[name].map((value, round) => value - samples.empty[round]));
  return {
    title: "Loading a module under an id that is new to the Loader (ms, over HTTP)",
    header: ["", "bytes", "min", "median", "max", "more than empty", "over empty"],
    rows: Object.keys(samples).map((name) => [
      name,
      Buffer.byteLength(sizes[name]),
      ...spread(samples[name]),
      ms(more(name)),
      over(name),
    ]),
    notes: ["from the request to the answer of the new isolate; the module's text is in memory"],
    figures: ["five steps", "1,000 nodes"].map((name) => ({
      what: `cold load, ${name}, over an empty module`,
      figure: `${over(name)} (${ms(more(name))} ms more)`,
    })),
  };
}

async function largeGraph() {
  const { file, remove } = await bundle();
  try {
    const { wholeLanguage } = await import(pathToFileURL(file).href);
    return wholeLanguage(1000, { nests: true, edition: 0 });
  } finally {
    remove();
  }
}

const modulesOf = async (server, graph) => (await server.post("/api/v1/compile", { graph })).modules;

const textOf = (modules) => Object.values(modules).join("");

const store = async (server, modules) =>
  (await server.post("/bench/modules", { mainModule: "workflow.js", modules })).hash;
