import { invariant } from "@weft/shared";
import type { Env } from "../env.ts";
import { buildGraph } from "../modules/build.ts";
import { workspaceStub } from "../workspace/workspace.ts";
import { chargeWithRetries } from "./charge-with-retries.ts";
import { orderReview } from "./order-review.ts";
import { waitForPayment } from "./wait-for-payment.ts";

/** In the order they are made; lists show the newest first. */
export const examples = [waitForPayment, chargeWithRetries, orderReview];

/** Gives a workspace its published examples, once. */
export async function seedExamples(env: Env, workspace: string): Promise<void> {
  const stub = workspaceStub(env, workspace);
  if (await stub.hasExamples()) return;
  const built = await Promise.all(
    examples.map(async ({ name, graph }) => {
      const { build } = await buildGraph(env, workspace, graph);
      invariant(build, `the example "${name}" compiles`);
      return { name, graph, build };
    }),
  );
  await stub.addExamples(built);
}
