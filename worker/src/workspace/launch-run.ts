import { invariant, type Json } from "@weft/shared";
import type { Build } from "../modules/build.ts";
import { instanceId, type RunEnvelope, runObject } from "../runs/plan.ts";
import type { WorkspaceContext } from "./context.ts";
import { type RunRow, versionOf } from "./enter-run.ts";
import { readBuild } from "./versions.ts";

/** `exists` where the engine had the instance already. */
export type Launched = "created" | "exists";

/** Hands a run to the engine and to its own object, both at once. May be repeated: neither takes a run twice. */
export async function launchRun(
  context: WorkspaceContext,
  run: RunRow,
  output: Json,
  build = readBuild(context.db, run.hash, run.graphHash),
): Promise<Launched> {
  invariant(build, "a run's build is kept with it");
  const [launched] = await Promise.all([
    createInstance(context, run, output),
    begin(context, run, output, build),
  ]);
  return launched;
}

async function createInstance({ env, name }: WorkspaceContext, run: RunRow, output: Json): Promise<Launched> {
  const version = versionOf(run);
  const params: RunEnvelope = {
    __dispatcherMetadata: { workspace: name, workflow: run.workflowId, version, hash: run.hash },
    params: {
      trigger: { id: run.trigger, output },
      run: { id: run.id, workflowId: run.workflowId, version, startedAt: run.createdAt },
    },
  };
  try {
    await env.WORKFLOWS.create({ id: instanceId(name, run.id), params });
    return "created";
  } catch (error) {
    if (error instanceof Error && /already.exists/.test(error.message)) return "exists";
    throw error;
  }
}

async function begin(
  { env, name, graphs }: WorkspaceContext,
  run: RunRow,
  output: Json,
  { steps }: Build,
): Promise<void> {
  const { hash, graphHash } = run;
  await runObject(env, name, run.id).begin({
    workspace: name,
    workflowId: run.workflowId,
    runId: run.id,
    version: versionOf(run),
    hash,
    graphHash,
    graph: await graphs.get(graphHash),
    steps,
    trigger: { id: run.trigger, output },
    createdAt: run.createdAt,
  });
}
