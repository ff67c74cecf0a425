import { type Json, limits } from "@weft/shared";
import type { z } from "zod";
import type { Env } from "../env.ts";
import { type ChildEnd, childEndEvent } from "../runs/child-end.ts";
import { hostedRun } from "../runs/hosted-run.ts";
import { failed } from "../workspace/step-answer.ts";
import { workspaceStub } from "../workspace/workspace.ts";
import type { HostProps } from "./host.ts";
import type { About, startWorkflowSchema } from "./host-protocol.ts";
import { endedRun, settled } from "./step-failure.ts";

/** A run may wait for another one as long as the engine lets it wait. */
const yearMs = 365 * 24 * 3_600_000;
/** Room for what the engine's event holds beside the input. */
const envelope = 1024;

export type StartedChild = { runId: string; until?: string };

/**
 * Starts a run of another workflow of the same workspace; told again, it is the same run. The wait for its end is
 * opened after it was started: an end that comes first waits in the parent's inbox.
 */
export async function startWorkflow(
  env: Env,
  { workspace, run }: HostProps,
  { key, workflowId, version, input, wait }: z.output<typeof startWorkflowSchema>,
  { nodeId, iteration }: About,
): Promise<StartedChild> {
  if (new TextEncoder().encode(input).length > limits.eventPayloadBytes - envelope)
    return settled(
      failed("LimitExceeded", "The input is over 1 MiB. Keep it in the store and pass on where it is."),
    );
  const request = { parent: run, key, workflowId, version: version === "live" ? null : version, input, wait };
  const { runId } = settled(await workspaceStub(env, workspace).startChild(request));
  if (!wait) return { runId };
  const events = [childEndEvent(runId)];
  const wanted = { key, nodeId, iteration, events, timeoutMs: yearMs };
  const opened = (await hostedRun(env, workspace, run).awaitRun(wanted)) ?? endedRun();
  return { runId, until: opened.until };
}

/** The output of the run that was waited for under that key. @throws its failure */
export async function workflowResult(env: Env, { workspace, run }: HostProps, key: string): Promise<Json> {
  const { event, payload } = (await hostedRun(env, workspace, run).closeWait(key)) ?? endedRun();
  if (event === null)
    return settled(failed("TimeoutError", "The run that this step waited for did not end within a year."));
  const end = payload as ChildEnd;
  return settled("output" in end ? { value: end.output } : end);
}
