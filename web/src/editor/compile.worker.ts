/** Compiles beside the page. */
import { compiler } from "./compile-here.ts";
import type { CompilerTask } from "./compile-in-worker.ts";

type Asked = { id: number; task: CompilerTask; given: unknown[] };

type Scope = {
  onmessage: ((event: MessageEvent<Asked>) => void) | null;
  postMessage: (message: unknown) => void;
};

const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data: { id, task, given } }) => {
  const work = compiler[task] as (...given: unknown[]) => unknown;
  scope.postMessage({ id, result: work(...given) });
};
