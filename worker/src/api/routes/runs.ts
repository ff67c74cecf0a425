import {
  jsonSchema,
  logLineSchema,
  pageOf,
  runDefinitionSchema,
  runSchema,
  runStatuses,
  runSummarySchema,
  stepRowSchema,
} from "@weft/shared";
import { z } from "zod";
import { loadGraph, loadModule } from "../../modules/store.ts";
import { runObject } from "../../runs/plan.ts";
import { type Api, endpoint, json, numberOf } from "../endpoint.ts";
import { pageQuery, readPage } from "../paging.ts";
import { missing, unwrap } from "../problem.ts";
import { readRun } from "../read-run.ts";

const moment = z.iso
  .datetime({ offset: true, local: true, message: "An ISO 8601 time." })
  .or(z.iso.date("An ISO 8601 time."))
  .transform((text) => new Date(text).toISOString())
  .meta({ type: "string", format: "date-time" });

const runsQuery = pageQuery.extend({
  workflow: z.string().max(100).optional(),
  version: z
    .string()
    .regex(/^(draft|[1-9]\d{0,14})$/, 'A number, or "draft".')
    .optional(),
  status: z.enum(runStatuses).optional(),
  error: z.string().max(200).optional().meta({ description: "A part of the error's name or message" }),
  from: moment.optional(),
  to: moment.optional(),
});

const stepsQuery = pageQuery.extend({
  node: z.string().max(100).optional(),
  iteration: z
    .string()
    .regex(/^\d{1,6}(,\d{1,6})*$/, "Indices, the outermost first, with commas between them.")
    .transform((text) => text.split(",").map(Number))
    .optional()
    .meta({ type: "string" }),
});

export function runRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "get",
      path: "/runs",
      summary: "List runs",
      query: runsQuery,
      answers: { 200: { description: "A page", schema: pageOf(runSummarySchema) } },
    },
    async ({ workspace, query: { cursor, limit, ...filter } }) =>
      json(await readPage("runs", { cursor, limit }, (slice) => workspace.listRuns(filter, slice))),
  );

  endpoint(
    api,
    {
      method: "get",
      path: "/runs/{id}",
      summary: "Read a run with the state of every node",
      answers: { 200: { description: "The run", schema: runSchema } },
    },
    async ({ env, principal, workspace, params }) => {
      const run = unwrap(await workspace.findRun(params.id));
      return json(await readRun(env, principal.workspace, run));
    },
  );

  endpoint(
    api,
    {
      method: "get",
      path: "/runs/{id}/definition",
      summary: "Read the graph and the code that a run executes, a draft's too",
      answers: { 200: { description: "The definition", schema: runDefinitionSchema } },
    },
    async ({ env, principal, workspace, params }) => {
      const { hash, graphHash, steps } = unwrap(await workspace.readRunDefinition(params.id));
      const [graph, { modules }] = await Promise.all([
        loadGraph(env, principal.workspace, graphHash),
        loadModule(env, principal.workspace, hash),
      ]);
      return json({ graph, modules, steps });
    },
  );

  endpoint(
    api,
    {
      method: "get",
      path: "/runs/{id}/steps",
      summary: "List a run's steps with their attempts, one row per pass",
      query: stepsQuery,
      answers: { 200: { description: "A page", schema: pageOf(stepRowSchema) } },
    },
    async ({ env, principal, workspace, params, query: { cursor, limit, ...filter } }) => {
      unwrap(await workspace.findRun(params.id));
      const run = runObject(env, principal.workspace, params.id);
      return json(await readPage("steps", { cursor, limit }, (slice) => run.steps({ ...filter, ...slice })));
    },
  );

  endpoint(
    api,
    {
      method: "get",
      path: "/runs/{id}/logs",
      summary: "List a run's log lines",
      query: pageQuery,
      answers: { 200: { description: "A page", schema: pageOf(logLineSchema) } },
    },
    async ({ env, principal, workspace, params, query }) => {
      unwrap(await workspace.findRun(params.id));
      const run = runObject(env, principal.workspace, params.id);
      return json(await readPage("logs", query, (slice) => run.logs(slice)));
    },
  );

  endpoint(
    api,
    {
      method: "get",
      path: "/runs/{id}/outputs/{event}",
      summary: "Read an output that is too large to stand in nodes, steps and events",
      answers: {
        200: { description: "The output", schema: jsonSchema },
      },
    },
    async ({ env, principal, workspace, params }) => {
      unwrap(await workspace.findRun(params.id));
      const text = await runObject(env, principal.workspace, params.id).output(numberOf(params.event));
      if (text === null) throw missing();
      return new Response(text, { headers: { "Content-Type": "application/json" } });
    },
  );
}
