import { compile } from "@weft/codegen";
import { putDraftSchema, savedDraftSchema, staleDraftSchema } from "@weft/shared";
import { z } from "zod";
import { type Api, endpoint, json } from "../endpoint.ts";
import { entityTag, seenRevisions } from "../entity-tag.ts";
import { ApiError, unwrap } from "../problem.ts";
import { requireStorable } from "../storable.ts";

export function draftRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "put",
      path: "/workflows/{id}/draft",
      summary: 'Replace the draft of the revision named by If-Match: "<revision>"; errors in it are allowed',
      headers: z.object({ "If-Match": z.string() }),
      body: putDraftSchema,
      answers: {
        200: { description: "Saved; the revision grows only with a change", schema: savedDraftSchema },
        412: {
          description: "Changed meanwhile: both drafts",
          schema: staleDraftSchema,
          mediaType: "application/problem+json",
        },
      },
    },
    async ({ request, workspace, params, body: { graph } }) => {
      const seen = seenRevisions(request.headers.get("If-Match"));
      requireStorable(graph);
      const saved = unwrap(await workspace.saveDraft(params.id, seen, graph));
      if ("theirs" in saved) {
        const { theirs } = saved;
        const message = `The draft has changed since: it is at revision ${theirs.revision}.`;
        throw new ApiError(
          412,
          "stale_revision",
          message,
          { yours: { graph }, theirs },
          { ETag: entityTag(theirs.revision) },
        );
      }
      const { revision } = saved;
      return json({ revision, diagnostics: compile(graph).diagnostics }, 200, { ETag: entityTag(revision) });
    },
  );
}
