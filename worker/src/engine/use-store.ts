import { type Json, limits } from "@weft/shared";
import type { z } from "zod";
import type { Env } from "../env.ts";
import { failed } from "../workspace/step-answer.ts";
import { workspaceStub } from "../workspace/workspace.ts";
import type { HostProps } from "./host.ts";
import type { About, storeSchema } from "./host-protocol.ts";
import { placeOf } from "./idempotency-key.ts";
import { settled } from "./step-failure.ts";

/** One call of a `store` step, for the workspace of its run and for no other. */
export async function useStore(
  env: Env,
  { workspace, run }: HostProps,
  call: z.output<typeof storeSchema>,
  about: About,
): Promise<Json> {
  if (call.op === "set" && new TextEncoder().encode(call.value).length > limits.stepOutputBytes)
    return settled(
      failed("OutputTooLarge", "The value is over 1 MiB. Keep it in a file and store a reference to it."),
    );
  const caller = { runId: run, step: placeOf(about) };
  return JSON.parse(settled(await workspaceStub(env, workspace).callStore(caller, call))) as Json;
}
