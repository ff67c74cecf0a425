import { DurableObject, WorkflowEntrypoint } from "cloudflare:workers";
import { app } from "./api/app.ts";
import { withApiHeaders } from "./api/security-headers.ts";
import type { Env } from "./env.ts";
import { isSuspicious, nothingThere, servePage } from "./serve-page.ts";

export { Workspace } from "./workspace/workspace.ts";

export class Run extends DurableObject {}
export class DynamicWorkflow extends WorkflowEntrypoint {
  override run(): Promise<void> {
    return Promise.resolve();
  }
}

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (isSuspicious(pathname)) return nothingThere();
    const isApi = pathname === "/api" || pathname.startsWith("/api/");
    return isApi ? withApiHeaders(await app.fetch(request, env, ctx)) : servePage(request, env);
  },
} satisfies ExportedHandler<Env>;
