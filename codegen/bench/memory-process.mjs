/** Compiles a graph several times and prints how many bytes the heap grew by, before and after a collection. */
import { pathToFileURL } from "node:url";
import { shapesOf } from "./shapes.mjs";

const [file, shape, size] = process.argv.slice(2);
const compiler = await import(pathToFileURL(file).href);
const { make } = shapesOf(compiler)[Number(shape)];
const rounds = 9;
const warmUp = 4;

const used = () => process.memoryUsage().heapUsed;
const allocated = [];
const kept = [];
for (let round = -warmUp; round < rounds; round++) compileOnce(round);
console.log(JSON.stringify({ allocated, kept }));

/** A function, for what a round made must not be held when the next begins. */
function compileOnce(round) {
  const graph = make(Number(size), round);
  globalThis.gc();
  const before = used();
  const result = compiler.compile(graph);
  const after = used();
  globalThis.gc();
  const held = used();
  // Read here, so that neither the graph nor the result was collected before.
  if (result.modules === null || graph.nodes.length !== Number(size))
    throw new Error("The graph to measure with does not compile.");
  if (round < 0) return;
  allocated.push(after - before);
  kept.push(held - before);
}
