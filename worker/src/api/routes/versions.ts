import {
  nothingSchema,
  pageOf,
  publishedSchema,
  publishSchema,
  versionSchema,
  versionSummarySchema,
} from "@weft/shared";
import { buildGraph } from "../../modules/build.ts";
import { loadGraph, loadModule } from "../../modules/store.ts";
import { type Api, endpoint, json, numberOf } from "../endpoint.ts";
import { pageQuery, readPage } from "../paging.ts";
import { ApiError, unwrap } from "../problem.ts";

export function versionRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "post",
      path: "/workflows/{id}/publish",
      summary: "Compile the draft and make it the live version",
      body: publishSchema,
      answers: { 201: { description: "The new version", schema: publishedSchema } },
    },
    async ({ env, principal, workspace, params, body }) => {
      const { graph } = unwrap(await workspace.readWorkflow(params.id)).draft;
      const { build, diagnostics } = await buildGraph(env, principal.workspace, graph);
      if (!build) throw hasErrors(diagnostics);
      const about = { message: body.message ?? "", author: principal.name };
      const version = unwrap(await workspace.addVersion(params.id, build, graph, about));
      return json({ version, hash: build.hash, manifest: build.manifest, diagnostics }, 201);
    },
  );

  endpoint(
    api,
    {
      method: "get",
      path: "/workflows/{id}/versions",
      summary: "List a workflow's versions",
      query: pageQuery,
      answers: { 200: { description: "A page", schema: pageOf(versionSummarySchema) } },
    },
    async ({ workspace, params, query }) =>
      json(
        await readPage("versions", query, async (slice) =>
          unwrap(await workspace.listVersions(params.id, slice)),
        ),
      ),
  );

  endpoint(
    api,
    {
      method: "get",
      path: "/workflows/{id}/versions/{version}",
      summary: "Read a version with its graph and code",
      answers: { 200: { description: "The version", schema: versionSchema } },
    },
    async ({ env, principal, workspace, params }) => {
      const found = unwrap(await workspace.readVersion(params.id, numberOf(params.version)));
      const { summary, graphHash, steps } = found;
      const [graph, { modules }] = await Promise.all([
        loadGraph(env, principal.workspace, graphHash),
        loadModule(env, principal.workspace, summary.hash),
      ]);
      return json({ ...summary, graph, modules, steps });
    },
  );

  endpoint(
    api,
    {
      method: "post",
      path: "/workflows/{id}/versions/{version}/promote",
      summary: "Make a version live again",
      body: nothingSchema,
      answers: { 200: { description: "It is live", schema: versionSummarySchema } },
    },
    async ({ workspace, params }) =>
      json(unwrap(await workspace.promoteVersion(params.id, numberOf(params.version)))),
  );
}

export const hasErrors = (diagnostics: unknown[]): ApiError =>
  new ApiError(422, "has_errors", "The workflow has errors. Each is listed in issues.", {
    issues: diagnostics,
  });
