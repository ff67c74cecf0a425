import { app } from "./api/app.ts";
import { dropRest } from "./api/drop-rest.ts";
import { withApiHeaders } from "./api/security-headers.ts";
import { refuseOwnRequest } from "./egress/refuse-own-requests.ts";
import type { Env } from "./env.ts";
import { isSuspicious, nothingThere, servePage } from "./serve-page.ts";

export { DynamicWorkflow } from "./engine/dynamic-workflow.ts";
export { EngineEvents } from "./engine/engine-events.ts";
export { Host } from "./engine/host.ts";
export { Run } from "./runs/run.ts";
export { Workspace } from "./workspace/workspace.ts";

export default {
  async fetch(request, env, ctx) {
    const response = await answer(request, env, ctx);
    await dropRest(request, env.WEFT_LOCAL === "1");
    return response;
  },
} satisfies ExportedHandler<Env>;

async function answer(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  const refusal = refuseOwnRequest(request);
  if (refusal) return refusal;
  const { pathname } = new URL(request.url);
  if (isSuspicious(pathname)) return nothingThere();
  const isApi = pathname === "/api" || pathname.startsWith("/api/");
  return isApi ? withApiHeaders(await app.fetch(request, env, ctx)) : servePage(request, env);
}
