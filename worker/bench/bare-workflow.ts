import { createDynamicWorkflowEntrypoint, type WorkflowRunner } from "@cloudflare/dynamic-workflows";
import type { Env } from "../src/env.ts";
import { loadModule } from "../src/modules/store.ts";
import { benchWorkspace } from "./bench-workspace.ts";

/**
 * A dynamic workflow and nothing besides: no host, no index of runs, no object that follows them. What Weft adds to a
 * run is measured against it.
 */
export class BareWorkflow extends createDynamicWorkflowEntrypoint<Env>(({ metadata, env }) => {
  const { hash } = metadata as { hash: string };
  const worker = env.LOADER.get(`bare:${hash}`, async () => {
    const { compatibilityDate, mainModule, modules } = await loadModule(env, benchWorkspace, hash);
    return { compatibilityDate, mainModule, modules, env: {}, globalOutbound: null };
  });
  return worker.getEntrypoint("Workflow") as unknown as WorkflowRunner;
}) {}
