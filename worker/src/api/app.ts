import { OpenAPIHono } from "@hono/zod-openapi";
import { allowedMethods } from "./allowed-methods.ts";
import { authenticate } from "./authenticate.ts";
import { type Api, apiPath } from "./endpoint.ts";
import { guardLocal } from "./local-guard.ts";
import { openApiRoute } from "./open-api.ts";
import { ApiError, missing, problemResponse } from "./problem.ts";
import { compileRoutes } from "./routes/compile.ts";
import { draftRoutes } from "./routes/draft.ts";
import { healthRoute } from "./routes/health.ts";
import { runControlRoutes } from "./routes/run-control.ts";
import { runEventRoutes } from "./routes/run-events.ts";
import { runRoutes } from "./routes/runs.ts";
import { startRunRoute } from "./routes/start-run.ts";
import { versionRoutes } from "./routes/versions.ts";
import { workflowRoutes } from "./routes/workflows.ts";
import { readSettings } from "./settings.ts";

/** What says nothing about any workspace needs no credential. */
const forEverybody: ReadonlySet<string> = new Set([`${apiPath}/health`, `${apiPath}/openapi.json`]);

export const app: Api = new OpenAPIHono();

// Who asks is settled before anything of the request is looked at.
app.use(async (context, next) => {
  const settings = readSettings(context.env);
  if (settings.open) guardLocal(context.req.raw);
  context.set("settings", settings);
  if (!forEverybody.has(context.req.path)) {
    context.set("principal", await authenticate(context.req.header("Authorization") ?? null, settings));
  }
  await next();
});

for (const addRoutes of [
  healthRoute,
  openApiRoute,
  workflowRoutes,
  draftRoutes,
  compileRoutes,
  versionRoutes,
  startRunRoute,
  runRoutes,
  runEventRoutes,
  runControlRoutes,
]) {
  addRoutes(app);
}

app.notFound((context) => {
  const allowed = allowedMethods(app.routes, context.req.path);
  if (allowed.length === 0) return problemResponse(missing());
  const message = `This address takes ${allowed.join(", ")}.`;
  return problemResponse(new ApiError(405, "method_not_allowed", message, {}, { Allow: allowed.join(", ") }));
});

app.onError((error) => problemResponse(error));
