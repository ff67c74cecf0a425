import { createDynamicWorkflowEntrypoint } from "@cloudflare/dynamic-workflows";
import { runModule } from "../src/engine/run-module.ts";
import type { Env } from "../src/env.ts";
import { benchWorkspace } from "./bench-workspace.ts";

/**
 * Runs a module exactly as the product does, Loader and host included, and tells nobody: for comparing modules with
 * each other and nothing else.
 */
export class ModuleWorkflow extends createDynamicWorkflowEntrypoint<Env>(({ metadata, env, ctx }) => {
  const { hash } = metadata as { hash: string };
  return {
    run: (event, step) => {
      const props = { workspace: benchWorkspace, workflow: "bench", version: 1, run: event.instanceId };
      return runModule({ env, ctx }, hash, props, event, step);
    },
  };
}) {}
