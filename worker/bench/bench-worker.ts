/** The product's worker, and below `/bench` the engine under it without the product. */
import type { Env } from "../src/env.ts";
import product from "../src/index.ts";
import { storeModule } from "../src/modules/store.ts";
import type { RunEnvelope } from "../src/runs/plan.ts";
import { benchWorkspace } from "./bench-workspace.ts";
import { coldLoad } from "./cold-load.ts";
import { eventsOf, stepsOf, untilEnd } from "./engine-events.ts";

export * from "../src/index.ts";
export { BareWorkflow } from "./bare-workflow.ts";
export { ModuleWorkflow } from "./module-workflow.ts";

type BenchEnv = Env & { BARE: Workflow; MODULES: Workflow };
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
      case "module-steps":
        return Response.json(await stepsOf(await create(env.MODULES, await request.json())));
      case "cold-loads":
        return coldLoad(env, await request.json());
      case "bare-runs":
        return id ? eventsOf(await env.BARE.get(id)) : startBare(env, await request.json());
      default:
        return new Response(null, { status: 404 });
    }
  },
} satisfies ExportedHandler<BenchEnv>;

/** Runs a stored module to its end. */
async function runModule(env: BenchEnv, start: Start) {
  return untilEnd(await create(env.MODULES, start));
}

async function startBare(env: BenchEnv, start: Start): Promise<Response> {
  const { id } = await create(env.BARE, start);
  return Response.json({ id }, { status: 201 });
}

function create(workflow: Workflow, { hash, input }: Start): Promise<WorkflowInstance> {
  const params = paramsOf(crypto.randomUUID(), input);
  return workflow.create({ id: params.run.id, params: { __dispatcherMetadata: { hash }, params } });
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
