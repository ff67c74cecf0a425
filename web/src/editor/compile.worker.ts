/** Compiles graphs beside the page. */
import { compile } from "@weft/codegen";
import type { Graph } from "@weft/shared";

type Scope = {
  onmessage: ((event: MessageEvent<{ id: number; graph: Graph }>) => void) | null;
  postMessage: (message: unknown) => void;
};

const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data }) => scope.postMessage({ id: data.id, compiled: compile(data.graph) });
