import { DurableObject, WorkflowEntrypoint } from "cloudflare:workers";

export class Workspace extends DurableObject {}
export class Run extends DurableObject {}
export class DynamicWorkflow extends WorkflowEntrypoint {
  override async run(): Promise<void> {}
}

export default {
  async fetch(request: Request, env: { ASSETS: Fetcher }): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/api/v1/health") return Response.json({ status: "ok" });
    return env.ASSETS.fetch(request);
  },
};
