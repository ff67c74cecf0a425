import type { Compiled, PreviewSlot } from "@weft/codegen";
import type { Graph } from "@weft/shared";

type Compiler = typeof import("./compile-here.ts")["compiler"];
/** What the worker can be asked for. */
export type CompilerTask = keyof Compiler;

type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void };

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

function start(): Worker {
  const started = new Worker(new URL("./compile.worker.ts", import.meta.url), { type: "module" });
  started.onmessage = ({ data }: MessageEvent<{ id: number; result: unknown }>) => {
    waiting.get(data.id)?.resolve(data.result);
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

async function ask(task: CompilerTask, given: readonly unknown[]): Promise<unknown> {
  if (!worker) await untilDrawn();
  worker ??= start();
  lastId += 1;
  const id = lastId;
  worker.postMessage({ id, task, given });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

/** In a worker, started at the first call and kept; where a page may have none, on the page itself. */
async function inWorker<Task extends CompilerTask>(
  task: Task,
  ...given: Parameters<Compiler[Task]>
): Promise<ReturnType<Compiler[Task]>> {
  type Result = ReturnType<Compiler[Task]>;
  try {
    return (await ask(task, given)) as Result;
  } catch {
    // A host may forbid workers, and a deployment may have replaced the worker's file: the compiler is the same here.
    const { compiler } = await import("./compile-here.ts");
    return (compiler[task] as (...given: unknown[]) => Result)(...given);
  }
}

export const compileInWorker = (graph: Graph): Promise<Compiled> => inWorker("compile", graph);

/** The expressions of one step as the compiler emits them. */
export const previewSlotsInWorker = (graph: Graph, nodeId: string): Promise<PreviewSlot[]> =>
  inWorker("previewSlots", graph, nodeId);

/** The functions those expressions call, as a script. */
export const runtimeScriptInWorker = (): Promise<string> => inWorker("runtimeScript");
