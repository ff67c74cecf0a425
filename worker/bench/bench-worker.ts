/** The product's worker, and below `/bench` the engine under it without the product. */
import type { Env } from "../src/env.ts";
import product from "../src/index.ts";
import { storeModule } from "../src/modules/store.ts";
import { instanceId, type RunEnvelope } from "../src/runs/plan.ts";
import { benchWorkspace } from "./bench-workspace.ts";
import { eventsOf, untilEnd } from "./engine-events.ts";

export * from "../src/index.ts";
export { BareWorkflow } from "./bare-workflow.ts";

type BenchEnv = Env & { BARE: Workflow };
type Start = { hash: string; input: RunEnvelope["params"]["trigger"]["output"] };

export default {
  async fetch(request, env, ctx) {
    const [, area, what, id] = new URL(request.url).pathname.split("/");
    if (area !== "bench") return product.fetch(request, env, ctx);
    switch (what) {
      case "modules":
        return Response.json({ hash: await storeModule(env, benchWorkspace, await request.json()) });
      case "module-runs":
        return Response.json(await runModule(env, await request.json()));
      case "bare-runs":
        return id ? eventsOf(await env.BARE.get(id)) : startBare(env, await request.json());
      default:
        return new Response(null, { status: 404 });
    }
  },
} satisfies ExportedHandler<BenchEnv>;

/** Runs a stored module as every run of the product is run, from the engine's instance on, and waits for its end. */
async function runModule(env: BenchEnv, { hash, input }: Start) {
  const params = paramsOf(crypto.randomUUID(), input);
  const metadata = { workspace: benchWorkspace, workflow: "bench", version: 1, hash };
  const instance = await env.WORKFLOWS.create({
    id: instanceId(benchWorkspace, params.run.id),
    params: { __dispatcherMetadata: metadata, params },
  });
  return untilEnd(instance);
}

async function startBare(env: BenchEnv, { hash, input }: Start): Promise<Response> {
  const params = paramsOf(crypto.randomUUID(), input);
  const { id } = await env.BARE.create({
    id: params.run.id,
    params: { __dispatcherMetadata: { hash }, params },
  });
  return Response.json({ id }, { status: 201 });
}

/** What the product gives to a module. */
function paramsOf(id: string, input: Start["input"]): RunEnvelope["params"] {
  const now = new Date().toISOString();
  const output = { kind: "manual", body: input, headers: {}, query: {}, method: null, firedAt: now };
  return {
    trigger: { id: "start", output },
    run: { id, workflowId: "bench", version: 1, startedAt: now },
  };
}
