/** What compiling costs, and that it grows no faster than the graph: time, memory and the size of what comes out. */
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { measureMemory } from "./memory.mjs";
import { measureSize } from "./size.mjs";
import { measureTime } from "./time.mjs";

export async function* bench() {
  const { file, remove } = await bundle();
  try {
    const compiler = await import(pathToFileURL(file).href);
    yield* measureTime(compiler);
    yield await measureMemory(compiler, file);
    yield measureSize(compiler);
  } finally {
    remove();
  }
}
