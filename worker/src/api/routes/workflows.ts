import {
  createdWorkflowSchema,
  createWorkflowSchema,
  emptyGraph,
  pageOf,
  patchWorkflowSchema,
  workflowSchema,
  workflowSummarySchema,
} from "@weft/shared";
import { type Api, endpoint, json } from "../endpoint.ts";
import { entityTag } from "../entity-tag.ts";
import { pageQuery, readPage } from "../paging.ts";
import { ApiError, unwrap } from "../problem.ts";
import { requireStorable } from "../storable.ts";

export function workflowRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "post",
      path: "/workflows",
      summary: "Create a workflow; its graph may have errors",
      body: createWorkflowSchema,
      answers: { 201: { description: "The workflow", schema: createdWorkflowSchema } },
    },
    async ({ workspace, body }) => {
      if (body.template !== undefined)
        throw new ApiError(422, "unknown_template", "There is no such template.");
      const graph = body.graph === undefined ? emptyGraph() : body.graph;
      requireStorable(graph);
      const workflow = await workspace.createWorkflow(body.name, graph);
      const { revision } = workflow.draft;
      return json({ ...workflow, revision }, 201, { ETag: entityTag(revision) });
    },
  );

  endpoint(
    api,
    {
      method: "get",
      path: "/workflows",
      summary: "List workflows",
      query: pageQuery,
      answers: { 200: { description: "A page", schema: pageOf(workflowSummarySchema) } },
    },
    async ({ workspace, query }) =>
      json(await readPage("workflows", query, (slice) => workspace.listWorkflows(slice))),
  );

  endpoint(
    api,
    {
      method: "get",
      path: "/workflows/{id}",
      summary: "Read a workflow with its draft",
      answers: { 200: { description: "The workflow", schema: workflowSchema } },
    },
    async ({ workspace, params }) => {
      const workflow = unwrap(await workspace.readWorkflow(params.id));
      return json(workflow, 200, { ETag: entityTag(workflow.draft.revision) });
    },
  );

  endpoint(
    api,
    {
      method: "patch",
      path: "/workflows/{id}",
      summary: "Rename a workflow, switch it on or off",
      body: patchWorkflowSchema,
      answers: { 200: { description: "The workflow", schema: workflowSchema } },
    },
    async ({ workspace, params, body }) => json(unwrap(await workspace.changeWorkflow(params.id, body))),
  );

  endpoint(
    api,
    {
      method: "delete",
      path: "/workflows/{id}",
      summary: "Delete a workflow that has no active runs; the runs it had stay readable",
      answers: { 204: { description: "It is gone" } },
    },
    async ({ workspace, params }) => {
      unwrap(await workspace.deleteWorkflow(params.id));
      return new Response(null, { status: 204 });
    },
  );
}
