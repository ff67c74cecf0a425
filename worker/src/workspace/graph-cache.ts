import type { Graph } from "@weft/shared";
import type { Env } from "../env.ts";
import { loadGraph } from "../modules/store.ts";

const capacity = 8;

/** The graphs that runs were started with lately, so that starting one more does not wait for storage. */
export class GraphCache {
  readonly #env: Env;
  readonly #workspace: string;
  readonly #graphs = new Map<string, Graph>();

  constructor(env: Env, workspace: string) {
    this.#env = env;
    this.#workspace = workspace;
  }

  keep(hash: string, graph: Graph): void {
    this.#graphs.delete(hash);
    this.#graphs.set(hash, graph);
    const [oldest] = this.#graphs.keys();
    if (this.#graphs.size > capacity && oldest !== undefined) this.#graphs.delete(oldest);
  }

  /** @throws a packed failure: `ModuleMissing` or `ModuleCorrupt` */
  async get(hash: string): Promise<Graph> {
    const graph = this.#graphs.get(hash) ?? (await loadGraph(this.#env, this.#workspace, hash));
    this.keep(hash, graph);
    return graph;
  }
}
