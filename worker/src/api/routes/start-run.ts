import {
  type Json,
  limits,
  type startRunSchema as Schema,
  startedRunSchema,
  startRunSchema,
} from "@weft/shared";
import { z } from "zod";
import type { Env } from "../../env.ts";
import { buildGraph } from "../../modules/build.ts";
import { canonicalJson } from "../../modules/canonical-json.ts";
import { sha256 } from "../../modules/sha256.ts";
import type { StartedRun, StartKey, StartRequest } from "../../workspace/start-run.ts";
import type { WorkspaceStub } from "../../workspace/workspace.ts";
import type { Principal } from "../authenticate.ts";
import { type Api, endpoint, json } from "../endpoint.ts";
import { requireFinite } from "../finite.ts";
import { ApiError, unwrap } from "../problem.ts";
import { hasErrors } from "./versions.ts";

export function startRunRoute(api: Api): void {
  endpoint(
    api,
    {
      method: "post",
      path: "/workflows/{id}/runs",
      summary: "Start a run; with the same Idempotency-Key and body it is the same run",
      headers: z.object({ "Idempotency-Key": z.string().max(255).optional() }),
      body: startRunSchema,
      answers: {
        201: { description: "The run was started", schema: startedRunSchema },
        200: { description: "This key started it before", schema: startedRunSchema },
      },
    },
    async ({ request, env, principal, workspace, params, body }) => {
      const input = requireInput(body.input);
      const idempotencyKey = readKey(request.headers.get("Idempotency-Key"));
      const requestHash = await sha256(canonicalJson(body));
      const key: StartKey = { workflowId: params.id, idempotencyKey, requestHash };
      const start = { ...key, input, trigger: body.trigger ?? null };
      return respond(
        body.version === "draft"
          ? await startDraft(env, principal, workspace, key, start)
          : unwrap(await workspace.startRun({ ...start, version: body.version ?? null })),
      );
    },
  );
}

const respond = ({ id, version, status, created }: StartedRun): Response =>
  json({ id, version, status }, created ? 201 : 200);

async function startDraft(
  env: Env,
  principal: Principal,
  workspace: WorkspaceStub,
  key: StartKey,
  start: Omit<StartRequest, "version">,
): Promise<StartedRun> {
  // A draft changes: what the key started before is found without compiling what is there now.
  const before = await workspace.findStarted(key);
  if (before) return unwrap(before);
  const { graph } = unwrap(await workspace.readWorkflow(key.workflowId)).draft;
  const { build, diagnostics } = await buildGraph(env, principal.workspace, graph);
  if (!build) throw hasErrors(diagnostics);
  return unwrap(await workspace.startRun({ ...start, version: { draft: build, graph } }));
}

/** Room for what the engine's event holds beside the input. */
const envelope = 1024;

function requireInput(input: z.output<typeof Schema>["input"]): Json {
  if (input === undefined) return {};
  requireFinite(input, "input");
  const size = new TextEncoder().encode(JSON.stringify(input)).length;
  if (size > limits.eventPayloadBytes - envelope) {
    throw new ApiError(
      413,
      "too_large",
      "The input is larger than 1 MiB. Store it elsewhere and send where it is.",
    );
  }
  return input;
}

function readKey(header: string | null): string | null {
  if (header === null) return null;
  if (header.length >= 1 && header.length <= 255) return header;
  throw new ApiError(400, "bad_idempotency_key", "An Idempotency-Key has 1 to 255 characters.");
}
