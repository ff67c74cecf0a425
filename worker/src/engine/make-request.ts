import type { z } from "zod";
import { type EgressRequest, type EgressResponse, safeFetch } from "../egress/safe-fetch.ts";
import type { Env } from "../env.ts";
import { hostedRun } from "../runs/hosted-run.ts";
import type { NewLogLine } from "../runs/run-log.ts";
import type { HostProps } from "./host.ts";
import type { About, fetchSchema } from "./host-protocol.ts";
import { idempotencyKey, withIdempotencyKey } from "./idempotency-key.ts";

/** One request of a step, through the egress policy and into the run's log. */
export async function makeRequest(
  env: Env,
  { workspace, run }: HostProps,
  call: z.infer<typeof fetchSchema>,
  about: About,
): Promise<EgressResponse> {
  const headers = withIdempotencyKey(call.headers, call.method, idempotencyKey(run, about, call.call));
  const policy = { allowLoopback: env.WEFT_ALLOW_LOOPBACK === "1", ownPort: env.WEFT_PORT };
  const { response, line } = await timed(call, () => safeFetch({ ...call, headers }, about.attempt, policy));
  const { nodeId, iteration } = about;
  await keepLine(env, workspace, run, { ...line, nodeId, iteration });
  return response();
}

/** The request's outcome, whichever it is, and the log line that tells of it. */
async function timed(call: Pick<EgressRequest, "method" | "url">, send: () => Promise<EgressResponse>) {
  const begun = Date.now();
  const tell = (level: NewLogLine["level"], outcome: string) => {
    const at = Date.now();
    return {
      at,
      level,
      message: `${call.method.slice(0, 40)} ${shortUrl(call.url)} → ${outcome} in ${at - begun} ms`,
    };
  };
  try {
    const answer = await send();
    return {
      response: () => answer,
      line: tell(answer.status < 400 ? "info" : "warn", String(answer.status)),
    };
  } catch (error) {
    const failed = (): never => {
      throw error;
    };
    return { response: failed, line: tell("error", error instanceof Error ? error.name : "Error") };
  }
}

const shortUrl = (url: string): string => (url.length <= 500 ? url : `${url.slice(0, 500)}…`);

/** The request is made; a log that cannot be reached must not make the step repeat it. */
async function keepLine(env: Env, workspace: string, run: string, line: NewLogLine): Promise<void> {
  try {
    await hostedRun(env, workspace, run).log(line);
  } catch (error) {
    console.error(`Run ${run} lost a log line:`, error);
  }
}
