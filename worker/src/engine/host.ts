import { WorkerEntrypoint } from "cloudflare:workers";
import { packFailure, unpackFailure } from "@weft/codegen";
import type { Json } from "@weft/shared";
import { z } from "zod";
import { RequestFailure } from "../egress/request-failure.ts";
import type { EgressResponse } from "../egress/safe-fetch.ts";
import type { Env } from "../env.ts";
import { hostedRun } from "../runs/hosted-run.ts";
import type { OpenedWait, WaitAnswer } from "../runs/waits.ts";
import {
  aboutSchema,
  closeWaitSchema,
  fetchSchema,
  levelSchema,
  messageSchema,
  openWaitSchema,
  startWorkflowSchema,
  storeSchema,
  undoFailedSchema,
  workflowResultSchema,
} from "./host-protocol.ts";
import { makeRequest } from "./make-request.ts";
import { type StartedChild, startWorkflow, workflowResult } from "./start-workflow.ts";
import { endedRun, StepFailure } from "./step-failure.ts";
import { useStore } from "./use-store.ts";

/** Which run a host serves. Set by us when the host is made, and out of reach of the code that holds it. */
export type HostProps = { workspace: string; workflow: string; version: number | "draft"; run: string };

/**
 * The one capability of a tenant's code. Whatever it is told, it acts for the run in its props only. A request is
 * called `request` because `fetch` of such a stub is always HTTP.
 */
export class Host extends WorkerEntrypoint<Env, HostProps> {
  request(call: unknown, about: unknown): Promise<EgressResponse> {
    return answering(async () =>
      makeRequest(this.env, this.ctx.props, fetchSchema.parse(call), aboutSchema.parse(about)),
    );
  }

  log(level: unknown, message: unknown, about: unknown): Promise<void> {
    return answering(async () => {
      const { nodeId, iteration } = aboutSchema.parse(about);
      const line = {
        level: levelSchema.parse(level),
        message: messageSchema.parse(message),
        nodeId,
        iteration,
      };
      await this.#run.log({ at: Date.now(), ...line });
    });
  }

  store(call: unknown, about: unknown): Promise<Json> {
    return answering(async () =>
      useStore(this.env, this.ctx.props, storeSchema.parse(call), aboutSchema.parse(about)),
    );
  }

  startWorkflow(call: unknown, about: unknown): Promise<StartedChild> {
    return answering(async () =>
      startWorkflow(this.env, this.ctx.props, startWorkflowSchema.parse(call), aboutSchema.parse(about)),
    );
  }

  workflowResult(call: unknown): Promise<Json> {
    return answering(async () =>
      workflowResult(this.env, this.ctx.props, workflowResultSchema.parse(call).key),
    );
  }

  undoFailed(failure: unknown): Promise<void> {
    return answering(async () => this.#run.undoFailed(undoFailedSchema.parse(failure)));
  }

  openWait(request: unknown): Promise<OpenedWait> {
    return answering(async () => (await this.#run.openWait(openWaitSchema.parse(request))) ?? endedRun());
  }

  closeWait(request: unknown): Promise<WaitAnswer> {
    return answering(
      async () => (await this.#run.closeWait(closeWaitSchema.parse(request).key)) ?? endedRun(),
    );
  }

  get #run() {
    const { workspace, run } = this.ctx.props;
    return hostedRun(this.env, workspace, run);
  }
}

/** Every failure crosses to the run packed. What nobody classified is trouble of ours, and worth another try. */
async function answering<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof z.ZodError)
      throw packed({ name: "TypeError", message: z.prettifyError(error), retryable: false });
    if (error instanceof RequestFailure || error instanceof StepFailure) throw packed(error);
    throw packed({ retryable: true, ...unpackFailure(error) });
  }
}

const packed = ({ name, message, retryable }: { name: string; message: string; retryable: boolean }): Error =>
  new Error(packFailure({ name, message, retryable }));
