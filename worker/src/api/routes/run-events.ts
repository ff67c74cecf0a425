import { z } from "zod";
import { runObject } from "../../runs/plan.ts";
import { type Api, endpoint } from "../endpoint.ts";
import { ApiError, unwrap } from "../problem.ts";

export function runEventRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "get",
      path: "/runs/{id}/events",
      summary: "Follow a run: every event after Last-Event-ID, then live until it ends",
      headers: z.object({ "Last-Event-ID": z.string().optional() }),
      answers: {
        200: { description: "Server-sent events", schema: z.string(), mediaType: "text/event-stream" },
      },
    },
    async ({ request, env, principal, workspace, params }) => {
      const last = lastEventId(request.headers.get("Last-Event-ID"));
      unwrap(await workspace.findRun(params.id));
      return runObject(env, principal.workspace, params.id).events(last);
    },
  );
}

function lastEventId(header: string | null): number {
  if (header === null || header === "") return 0;
  if (/^\d{1,15}$/.test(header)) return Number(header);
  throw new ApiError(400, "bad_cursor", "Last-Event-ID is the id of an event of this run.");
}
