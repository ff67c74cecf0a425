import { compile, kindOf, type NodeKind } from "@weft/codegen";
import { type Diagnostic, type Graph, hasErrors, type Manifest } from "@weft/shared";
import type { Env } from "../env.ts";
import type { StepMap } from "../runs/plan.ts";
import { storeGraph, storeModule } from "./store.ts";

/** What the compiler made of a graph, once module and graph are stored. */
export type Build = {
  hash: string;
  graphHash: string;
  steps: StepMap;
  triggers: BuildTrigger[];
  manifest: Manifest;
};

/** A trigger that a run can start from, and who may start it so; events of the world start the others. */
export type BuildTrigger = { id: string; kind: string; startedBy?: NodeKind["startedBy"] };

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
  const build = { hash, graphHash, steps, triggers: triggersOf(graph, triggers), manifest };
  return { build, diagnostics };
}

function triggersOf(graph: Graph, ids: readonly string[]): BuildTrigger[] {
  return graph.nodes
    .filter(({ id }) => ids.includes(id))
    .map(({ id, type }) => {
      const startedBy = kindOf(type)?.startedBy;
      return { id, kind: type, ...(startedBy === undefined ? {} : { startedBy }) };
    });
}
