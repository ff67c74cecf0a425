import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { problemSchema } from "@weft/shared";
import { z } from "zod";
import type { Env } from "../env.ts";
import { isId } from "../workspace/ids.ts";
import { type WorkspaceStub, workspaceStub } from "../workspace/workspace.ts";
import type { Principal } from "./authenticate.ts";
import { missing } from "./problem.ts";
import { readBody } from "./read-body.ts";
import type { Settings } from "./settings.ts";
import { checkBody, checkQuery } from "./validate.ts";

export type Api = OpenAPIHono<{ Bindings: Env; Variables: { settings: Settings; principal: Principal } }>;

export const apiPath = "/api/v1";

type Answers = { [status: number]: { description: string; schema?: z.ZodType; mediaType?: string } };

/** One operation of the API; its documentation and its checks come from here alone. */
export type Endpoint<Path extends string, Query extends z.ZodObject, Body extends z.ZodObject> = {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** Below `/api/v1`, with parameters as `{id}`. */
  path: Path;
  summary: string;
  query?: Query;
  /** For the documentation; handlers read the headers themselves. */
  headers?: z.ZodObject;
  body?: Body;
  answers: Answers;
};

type Names<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** A request that was authenticated and checked. */
export type Call<Path extends string, Query, Body> = {
  request: Request;
  env: Env;
  principal: Principal;
  /** The credential's, always. */
  workspace: WorkspaceStub;
  params: Record<Names<Path>, string>;
  query: Query;
  body: Body;
};

export function endpoint<Path extends string, Query extends z.ZodObject, Body extends z.ZodObject>(
  api: Api,
  definition: Endpoint<Path, Query, Body>,
  handle: (call: Call<Path, z.output<Query>, z.output<Body>>) => Promise<Response> | Response,
): void {
  const { method, path, query, body } = definition;
  api.openAPIRegistry.registerPath(describe(definition));
  api.on(method.toUpperCase(), `${apiPath}${path.replaceAll(/\{(\w+)\}/g, ":$1")}`, async (context) => {
    const { env, req } = context;
    const principal = context.get("principal");
    const params = req.param() as Record<Names<Path>, string>;
    if (!Object.values<string>(params).every(isId)) throw missing();
    return handle({
      request: req.raw,
      env,
      principal,
      workspace: workspaceStub(env, principal.workspace),
      params,
      query: checkQuery(query, new URL(req.url).searchParams),
      body: checkBody(body, body ? await readBody(req.raw) : {}),
    });
  });
}

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(value, { status, headers });

/** A parameter of the path that is a whole number; anything else names nothing. */
export function numberOf(text: string): number {
  if (!/^(0|[1-9]\d{0,14})$/.test(text)) throw missing();
  return Number(text);
}

const problem = { content: { "application/problem+json": { schema: problemSchema } } };

export function describe({
  method,
  path,
  summary,
  query,
  headers,
  body,
  answers,
}: Endpoint<string, z.ZodObject, z.ZodObject>) {
  const responses = Object.entries(answers).map(([status, { description, schema, mediaType }]) => [
    status,
    { description, ...(schema ? { content: { [mediaType ?? "application/json"]: { schema } } } : {}) },
  ]);
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const request = {
    ...(names.length > 0
      ? { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }
      : {}),
    ...(query ? { query } : {}),
    ...(headers ? { headers } : {}),
    ...(body ? { body: { content: { "application/json": { schema: body } } } } : {}),
  };
  return createRoute({
    method,
    path: `${apiPath}${path}`,
    summary,
    request,
    responses: {
      ...Object.fromEntries(responses),
      default: { description: "A refusal, with what to do", ...problem },
    },
  });
}
