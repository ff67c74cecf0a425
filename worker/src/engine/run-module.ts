import { packFailure, unpackFailure } from "@weft/codegen";
import type { Env } from "../env.ts";
import type { HostProps } from "./host.ts";
import { isolated } from "./isolated.ts";
import { verifiedModule } from "./module-cache.ts";

type GeneratedWorkflow = { run(event: unknown, step: unknown, host: unknown): Promise<unknown> };

/** Between attempts to read a module that storage does not give. */
const loadAgainMs = [500, 2000, 5000];

/**
 * Runs exactly the module of that hash, in an isolate with no bindings and no network whose only capability is the
 * run's host.
 *
 * A module that is missing is looked for again for some seconds, for storage may be late. Then the run fails with
 * `ModuleMissing`, marked retryable: the same run, started anew, works once the object is back. Nothing is ever run in
 * its place.
 */
export async function runModule(
  { env, ctx }: { env: Env; ctx: ExecutionContext },
  hash: string,
  props: HostProps,
  event: unknown,
  step: unknown,
): Promise<unknown> {
  const module = await patiently(() => verifiedModule(env, props.workspace, hash));
  const worker = env.LOADER.get(`${props.workspace}:${hash}`, () => isolated(module));
  const workflow = worker.getEntrypoint("Workflow") as unknown as GeneratedWorkflow;
  const { Host } = ctx.exports as unknown as { Host: (options: { props: HostProps }) => unknown };
  return workflow.run(event, step, Host({ props }));
}

async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (const wait of loadAgainMs) {
    try {
      return await load();
    } catch (error) {
      if (unpackFailure(error).retryable === false) throw packed(error);
      await scheduler.wait(wait);
    }
  }
  return load().catch((error: unknown) => {
    throw packed(error);
  });
}

/** Also what the store did not classify is a failure of the run that says what happened. */
const packed = (error: unknown): Error => new Error(packFailure(unpackFailure(error)));
