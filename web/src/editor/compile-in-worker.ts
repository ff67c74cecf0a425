import type { Compiled } from "@weft/codegen";
import type { Graph } from "@weft/shared";

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, { resolve: (compiled: Compiled) => void; reject: (error: Error) => void }>();

function start(): Worker {
  const started = new Worker(new URL("./compile.worker.ts", import.meta.url), { type: "module" });
  started.onmessage = ({ data }: MessageEvent<{ id: number; compiled: Compiled }>) => {
    waiting.get(data.id)?.resolve(data.compiled);
    waiting.delete(data.id);
  };
  started.onerror = (event) => {
    for (const { reject } of waiting.values())
      reject(new Error(event.message || "The compiler's worker stopped."));
    waiting.clear();
    worker = null;
  };
  return started;
}

/** Compiles in a worker of its own, started at the first call and kept. */
export function compileInWorker(graph: Graph): Promise<Compiled> {
  worker ??= start();
  lastId += 1;
  const id = lastId;
  worker.postMessage({ id, graph });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}
