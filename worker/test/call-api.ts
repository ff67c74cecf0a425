import { createExecutionContext, env, waitOnExecutionContext } from "cloudflare:test";
import type { Env } from "../src/env.ts";
import worker from "../src/index.ts";

export type Sent = {
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  text?: string;
  headers?: Record<string, string>;
};

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
export type Answered = { status: number; headers: Headers; body: any };

const secret = "0123456789abcdef0123456789abcdef";

export const tokenOf = (workspace: string): string => `weft_${workspace}_${secret}`;

/** A workspace that no other test knows. */
export const newWorkspace = (): string => `test-${crypto.randomUUID().slice(0, 13)}`;

/** One request to the worker with settings of its own. */
export async function send(request: Request, settings: Partial<Env>): Promise<Response> {
  const context = createExecutionContext();
  const bindings = { ...env, WEFT_OPEN: undefined, WEFT_ADMIN_TOKEN: undefined, ...settings } as Env;
  const response = await worker.fetch(request as Parameters<typeof worker.fetch>[0], bindings, context);
  await waitOnExecutionContext(context);
  return response;
}

/** Calls the API as a workspace's administrator. */
export const apiOf =
  (workspace: string) =>
  async (method: string, path: string, { body, text, headers }: Sent = {}): Promise<Answered> => {
    const payload = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const request = new Request(`https://weft.example/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${tokenOf(workspace)}`,
        ...(payload === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
    });
    return read(await send(request, { WEFT_ADMIN_TOKEN: tokenOf(workspace) }));
  };

export async function read(response: Response): Promise<Answered> {
  const text = await response.text();
  const isJson = response.headers.get("Content-Type")?.includes("json") ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export type Call = ReturnType<typeof apiOf>;
