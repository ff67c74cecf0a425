import { compile } from "@weft/codegen";
import { type Diagnostic, type Graph, hasErrors, type Manifest } from "@weft/shared";
import type { Env } from "../env.ts";
import type { StepMap } from "../runs/plan.ts";
import { storeGraph, storeModule } from "./store.ts";

/** What the compiler made of a graph, once module and graph are stored. */
export type Build = {
  hash: string;
  graphHash: string;
  steps: StepMap;
  /** Ids of the triggers a run can start from. */
  triggers: string[];
  manifest: Manifest;
};

/** Compiles and stores a graph. Without a `build` the diagnostics contain errors and nothing was stored. */
export async function buildGraph(
  env: Env,
  workspace: string,
  graph: Graph,
): Promise<{ build?: Build; diagnostics: Diagnostic[] }> {
  const { modules, mainModule, steps, triggers, manifest, diagnostics } = compile(graph);
  if (modules === null || hasErrors(diagnostics)) return { diagnostics };
  const [hash, graphHash] = await Promise.all([
    storeModule(env, workspace, { mainModule, modules }),
    storeGraph(env, workspace, graph),
  ]);
  return { build: { hash, graphHash, steps, triggers, manifest }, diagnostics };
}
