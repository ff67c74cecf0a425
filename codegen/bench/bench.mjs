/** How long compiling takes, and that it grows no faster than the graph. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { inTurns, median, ms, ratio, spread } from "../../scripts/bench-figures.mjs";

const sizes = [10, 100, 1000, 2000];
/** A sample compiles about as many nodes whatever the size, so that each is long enough to be measured. */
const nodesPerSample = 2000;

export async function* bench() {
  const { compile, mixedGraph } = await bundle();
  const arms = Object.fromEntries(sizes.map((size) => [size, sampleOf(compile, mixedGraph(size))]));
  const samples = await inTurns(arms, { rounds: 40, warmUp: 10 });
  const perNode = (size) => `${((1000 * median(samples[size])) / size).toFixed(1)} µs`;
  const thousand = median(samples[1000]);
  const growth = ratio(samples[2000], samples[100]) / 20;
  yield {
    title: "Compiling a graph (http, if, transform, sleep, wait_event; expressions in most params)",
    header: ["nodes", "min ms", "median ms", "max ms", "per node"],
    rows: sizes.map((size) => [size, ...spread(samples[size]), perNode(size)]),
    notes: [`growth: time per node at 2,000 nodes over that at 100, ${growth.toFixed(2)}`],
    figures: [
      { what: "compile 1,000 nodes", figure: `${ms(thousand)} ms`, target: "≤ 50 ms", isMet: thousand <= 50 },
      {
        what: "compile time per node, 2,000 over 100 nodes",
        figure: growth.toFixed(2),
        target: "≤ 1.20",
        isMet: growth <= 1.2,
      },
    ],
  };
}

/** Milliseconds of one compilation. */
function sampleOf(compile, graph) {
  const repeats = Math.max(1, Math.round(nodesPerSample / graph.nodes.length));
  if (compile(graph).modules === null) throw new Error("The graph to measure with does not compile.");
  return () => {
    const begun = performance.now();
    for (let repeat = 0; repeat < repeats; repeat++) compile(graph);
    return (performance.now() - begun) / repeats;
  };
}

async function bundle() {
  const outDir = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  try {
    await build({
      configFile: false,
      root: import.meta.dirname,
      logLevel: "error",
      build: { ssr: "entry.ts", outDir, emptyOutDir: true },
      ssr: { noExternal: true },
    });
    return await import(pathToFileURL(path.join(outDir, "entry.js")).href);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
