import {
  acceptedSchema,
  cancelSchema,
  isRunEnded,
  limits,
  nothingSchema,
  sendEventSchema,
} from "@weft/shared";
import type { Env } from "../../env.ts";
import { isReservedEvent } from "../../runs/child-end.ts";
import { type ControlAnswer, type RunObject, runObject } from "../../runs/plan.ts";
import type { WorkspaceStub } from "../../workspace/workspace.ts";
import type { Principal } from "../authenticate.ts";
import { type Api, endpoint, json } from "../endpoint.ts";
import { requireFinite } from "../finite.ts";
import { ApiError, unwrap } from "../problem.ts";

const answers = { 202: { description: "Taken; it is done when the run shows it", schema: acceptedSchema } };

type Wish = { env: Env; principal: Principal; workspace: WorkspaceStub; params: { id: string } };

async function wish(
  { env, principal, workspace, params }: Wish,
  tell: (run: RunObject) => Promise<ControlAnswer>,
): Promise<Response> {
  unwrap(await workspace.findRun(params.id));
  const { accepted, status } = await tell(runObject(env, principal.workspace, params.id));
  if (!accepted && isRunEnded(status))
    throw new ApiError(409, "run_ended", `This run has ended: it is ${status}.`);
  if (!accepted)
    throw new ApiError(409, "not_started", "This run is only just being started. Try again in a moment.");
  return json({ id: params.id, status }, 202);
}

export function runControlRoutes(api: Api): void {
  endpoint(
    api,
    { method: "post", path: "/runs/{id}/pause", summary: "Pause a run", body: nothingSchema, answers },
    (call) => wish(call, (run) => run.pause()),
  );

  endpoint(
    api,
    {
      method: "post",
      path: "/runs/{id}/resume",
      summary: "Resume a paused run",
      body: nothingSchema,
      answers,
    },
    (call) => wish(call, (run) => run.resume()),
  );

  endpoint(
    api,
    {
      method: "post",
      path: "/runs/{id}/cancel",
      summary: "Cancel a run, and with `undo` take back what its steps did",
      body: cancelSchema,
      answers,
    },
    (call) => wish(call, (run) => run.cancel({ undo: call.body.undo ?? false })),
  );

  endpoint(
    api,
    {
      method: "post",
      path: "/runs/{id}/events",
      summary: "Send an event to a run; it is kept until a step waits for it",
      body: sendEventSchema,
      answers,
    },
    (call) => {
      const { name, payload = null } = call.body;
      if (isReservedEvent(name))
        throw new ApiError(422, "reserved_name", `Names of events do not begin with "weft:".`);
      requireFinite(payload, "payload");
      if (new TextEncoder().encode(JSON.stringify(payload)).length > limits.eventPayloadBytes) {
        throw new ApiError(
          413,
          "too_large",
          "The payload is larger than 1 MiB. Store it elsewhere and send where it is.",
        );
      }
      return wish(call, (run) => run.send(name, payload));
    },
  );
}
