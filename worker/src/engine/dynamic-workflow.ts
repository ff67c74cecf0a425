import { createDynamicWorkflowEntrypoint } from "@cloudflare/dynamic-workflows";
import { packFailure } from "@weft/codegen";
import type { Env } from "../env.ts";
import { hostedRun } from "../runs/hosted-run.ts";
import { instanceId, type RunEnvelope } from "../runs/plan.ts";
import { runModule } from "./run-module.ts";

/**
 * The one workflow class of the deployment: every run's instance is one of its. The envelope says which module to
 * load. It routes and proves nothing, so it has to fit the instance's own id, which only we can give.
 */
export class DynamicWorkflow extends createDynamicWorkflowEntrypoint<Env>(({ metadata, env, ctx }) => {
  const { workspace, workflow, version, hash } = metadata as RunEnvelope["__dispatcherMetadata"];
  return {
    async run(event, step) {
      const { run } = event.payload as RunEnvelope["params"];
      if (event.instanceId !== instanceId(workspace, run.id)) throw misrouted(event.instanceId);
      ctx.waitUntil(tellOf(env, workspace, run.id));
      return runModule({ env, ctx }, hash, { workspace, workflow, version, run: run.id }, event, step);
    },
  };
}) {}

/** The run's object follows the engine from here on; should it not hear of it, its alarm makes it look. */
const tellOf = (env: Env, workspace: string, runId: string): Promise<void> =>
  hostedRun(env, workspace, runId)
    .wentOn()
    .catch((error: unknown) => console.error(`Run ${runId} was not told that it went on:`, error));

const misrouted = (instance: string): Error =>
  new Error(
    packFailure({
      name: "Misrouted",
      message: `The envelope is not that of instance ${instance}.`,
      retryable: false,
    }),
  );
