import { inTurns, median, ms, ratio, spread } from "../../scripts/bench-figures.mjs";
import { shapesOf, sizes } from "./shapes.mjs";

/** A sample compiles about as many nodes whatever the size, so that each is long enough to be measured. */
const nodesPerSample = 2000;
const rounds = 30;

/** @param {typeof import("./entry.ts")} compiler */
export async function* measureTime(compiler) {
  for (const shape of shapesOf(compiler)) {
    const busy = Object.fromEntries(sizes.map((size) => [size, []]));
    const arms = Object.fromEntries(
      sizes.map((size) => [size, sampleOf(compiler.compile, shape.make, size, busy[size])]),
    );
    const passed = await inTurns(arms, { rounds, warmUp: 8, enoughMs: 40_000 });
    for (const size of sizes) busy[size] = busy[size].slice(-passed[size].length);
    yield present(shape, passed, busy);
  }
}

function present({ name, what }, passed, busy) {
  const perNode = (size) => `${((1000 * median(passed[size])) / size).toFixed(1)} µs`;
  const thousand = median(passed[1000]);
  const growthOf = (samples) => ratio(samples[2000], samples[100]) / 20;
  const growth = growthOf(passed);
  return {
    title: `Compiling a graph, ${name} (${what})`,
    header: ["nodes", "min ms", "median ms", "max ms", "per node", "processor ms"],
    rows: sizes.map((size) => [size, ...spread(passed[size]), perNode(size), ms(median(busy[size]))]),
    notes: [
      `growth: time per node at 2,000 nodes over that at 100, ${growth.toFixed(2)}; of the processor's time, ${growthOf(busy).toFixed(2)}`,
      "the processor's time is that of all threads of the process, collection included",
    ],
    figures: [
      {
        what: `compile 1,000 nodes, ${name}`,
        figure: `${ms(thousand)} ms`,
        target: "≤ 50 ms",
        isMet: thousand <= 50,
      },
      {
        what: "  time per node, 2,000 over 100 nodes",
        figure: growth.toFixed(2),
        target: "≤ 1.20",
        isMet: growth <= 1.2,
      },
    ],
  };
}

/** Milliseconds of one compilation; those of the processor are added to `busy`. */
function sampleOf(compile, make, size, busy) {
  const repeats = Math.max(1, Math.round(nodesPerSample / size));
  let edition = 0;
  return () => {
    const graphs = Array.from({ length: repeats }, () => make(size, edition++));
    const before = process.cpuUsage();
    const begun = performance.now();
    for (const graph of graphs)
      if (compile(graph).modules === null) throw new Error("The graph to measure with does not compile.");
    const passed = performance.now() - begun;
    const { user, system } = process.cpuUsage(before);
    busy.push((user + system) / 1000 / repeats);
    return passed / repeats;
  };
}
