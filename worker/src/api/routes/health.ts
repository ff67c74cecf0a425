import { healthSchema } from "@weft/shared";
import { boot } from "../../boot.ts";
import { type Api, apiPath, describe, json } from "../endpoint.ts";

/** Answers once everything is ready. Asking is also what starts it, so that a server wakes up without a user. */
export function healthRoute(api: Api): void {
  api.openAPIRegistry.registerPath(
    describe({
      method: "get",
      path: "/health",
      summary: "Whether everything is ready",
      answers: { 200: { description: "It is", schema: healthSchema } },
    }),
  );
  api.get(`${apiPath}/health`, async ({ env, get }) => {
    const { open, admin } = get("settings");
    await boot(env, admin ? [admin.workspace] : [], open);
    return json({ status: "ok", open });
  });
}
