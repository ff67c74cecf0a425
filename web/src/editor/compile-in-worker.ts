import type { Compiled } from "@weft/codegen";
import type { Graph } from "@weft/shared";

type Waiting = { resolve: (compiled: Compiled) => void; reject: (error: Error) => void };

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

function start(): Worker {
  const started = new Worker(new URL("./compile.worker.ts", import.meta.url), { type: "module" });
  started.onmessage = ({ data }: MessageEvent<{ id: number; compiled: Compiled }>) => {
    waiting.get(data.id)?.resolve(data.compiled);
    waiting.delete(data.id);
  };
  started.onerror = (event) => {
    worker = null;
    const left = [...waiting.values()];
    waiting.clear();
    for (const { reject } of left) reject(new Error(event.message || "The compiler's worker stopped."));
  };
  return started;
}

/** The compiler is larger than all that is needed to draw, so the canvas comes first; half a second at most. */
const untilDrawn = () =>
  new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 200);
  });

async function ask(graph: Graph): Promise<Compiled> {
  if (!worker) await untilDrawn();
  worker ??= start();
  lastId += 1;
  const id = lastId;
  worker.postMessage({ id, graph });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

/** Compiles in a worker, started at the first call and kept; where a page may have none, on the page itself. */
export async function compileInWorker(graph: Graph): Promise<Compiled> {
  try {
    return await ask(graph);
  } catch {
    // A host may forbid workers, and a deployment may have replaced the worker's file: the compiler is the same here.
    const { compile } = await import("./compile-here.ts");
    return compile(graph);
  }
}
