/** The API of DESIGN.md as typed functions. Every failure is an `ApiProblem`. The token lives in memory only. */
import type {
  CreateWorkflow,
  Diagnostic,
  Graph,
  Json,
  LogLine,
  Manifest,
  Page,
  Published,
  Run,
  RunDefinition,
  RunStatus,
  RunSummary,
  SavedDraft,
  StepRow,
  Version,
  VersionSummary,
  Workflow,
  WorkflowSummary,
} from "@weft/shared";
import { problemOf, unreachable } from "./problem.ts";

export const apiBase = "/api/v1";

let token: string | null = null;

/** The bearer token of this page; null where the server is open. */
export function setToken(next: string | null) {
  token = next;
}
export const hasToken = (): boolean => token !== null;

type Call = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** The request outlives the page; browsers allow that for small bodies only. */
  keepalive?: boolean;
};

/** One request; the answer whatever its type, but a problem for every status that is no success. */
export async function request(
  path: string,
  { method = "GET", body, headers = {}, signal, keepalive = false }: Call = {},
) {
  const all = new Headers(headers);
  if (token !== null) all.set("authorization", `Bearer ${token}`);
  if (body !== undefined) all.set("content-type", "application/json");
  const init: RequestInit = { method, headers: all, credentials: "omit", signal: signal ?? null, keepalive };
  if (body !== undefined) init.body = JSON.stringify(body);
  const response = await fetch(path.startsWith(apiBase) ? path : apiBase + path, init).catch(
    (error: unknown) => {
      throw signal?.aborted ? error : unreachable(error);
    },
  );
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function json<T>(path: string, call?: Call): Promise<T> {
  return (await (await request(path, call)).json()) as T;
}

async function done(path: string, call: Call): Promise<void> {
  await (await request(path, call)).arrayBuffer();
}

type Query = Record<string, string | number | null | undefined>;

function query(values: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values))
    if (value != null && value !== "") params.set(key, String(value));
  return params.size > 0 ? `?${params}` : "";
}

const part = encodeURIComponent;

export type Compiled = {
  modules: Record<string, string> | null;
  steps: Record<string, { nodeId: string; phase?: string }>;
  cost: { min: number; max: number };
  manifest: Manifest;
  diagnostics: Diagnostic[];
};
export type RunFilter = {
  workflow?: string;
  version?: string;
  status?: RunStatus;
  error?: string;
  /** ISO 8601 UTC. */
  from?: string;
  to?: string;
};
export type StartRun = { input?: Json; version?: number | "draft"; trigger?: string };
type PageOptions = { cursor?: string | null; limit?: number; signal?: AbortSignal };

export const api = {
  health: () => json<{ status: "ok"; open: boolean }>("/health"),

  listWorkflows: ({ signal, ...page }: PageOptions = {}) =>
    json<Page<WorkflowSummary>>(`/workflows${query(page)}`, { signal }),
  createWorkflow: (body: CreateWorkflow) =>
    json<Workflow & { revision: number }>("/workflows", { method: "POST", body }),
  getWorkflow: (id: string, signal?: AbortSignal) => json<Workflow>(`/workflows/${part(id)}`, { signal }),
  patchWorkflow: (id: string, body: { name?: string; enabled?: boolean }) =>
    json<Workflow>(`/workflows/${part(id)}`, { method: "PATCH", body }),
  deleteWorkflow: (id: string) => done(`/workflows/${part(id)}`, { method: "DELETE" }),

  /** Saves the draft over revision `revision`; 412 `stale_revision` if another one was saved in between. */
  saveDraft: (id: string, graph: Graph, revision: number, options: Pick<Call, "signal" | "keepalive"> = {}) =>
    json<SavedDraft>(`/workflows/${part(id)}/draft`, {
      method: "PUT",
      body: { graph },
      headers: { "if-match": `"${revision}"` },
      ...options,
    }),
  compile: (graph: Graph) => json<Compiled>("/compile", { method: "POST", body: { graph } }),
  /** 422 with the diagnostics as issues when the draft has errors. */
  publish: (id: string, message = "") =>
    json<Published>(`/workflows/${part(id)}/publish`, { method: "POST", body: message ? { message } : {} }),
  listVersions: (id: string, signal?: AbortSignal) =>
    json<Page<VersionSummary>>(`/workflows/${part(id)}/versions`, { signal }),
  getVersion: (id: string, version: number, signal?: AbortSignal) =>
    json<Version>(`/workflows/${part(id)}/versions/${version}`, { signal }),
  promoteVersion: (id: string, version: number) =>
    done(`/workflows/${part(id)}/versions/${version}/promote`, { method: "POST", body: {} }),

  /** Starts a run. The same `idempotencyKey` never starts a second one. */
  startRun: (workflowId: string, body: StartRun, idempotencyKey: string = crypto.randomUUID()) =>
    json<{ id: string; version: number | "draft"; status: RunStatus }>(
      `/workflows/${part(workflowId)}/runs`,
      {
        method: "POST",
        body,
        headers: { "idempotency-key": idempotencyKey },
      },
    ),
  listRuns: (filter: RunFilter, { signal, ...page }: PageOptions = {}) =>
    json<Page<RunSummary>>(`/runs${query({ ...filter, ...page })}`, { signal }),
  getRun: (id: string, signal?: AbortSignal) => json<Run>(`/runs/${part(id)}`, { signal }),
  /** The graph and code the run executes, also of a draft run. */
  getRunDefinition: (id: string, signal?: AbortSignal) =>
    json<RunDefinition>(`/runs/${part(id)}/definition`, { signal }),
  listSteps: (id: string, { signal, ...page }: PageOptions = {}) =>
    json<Page<StepRow>>(`/runs/${part(id)}/steps${query(page)}`, { signal }),
  listLogs: (id: string, { signal, ...page }: PageOptions = {}) =>
    json<Page<LogLine>>(`/runs/${part(id)}/logs${query(page)}`, { signal }),
  sendEvent: (id: string, body: { name: string; payload?: Json }) =>
    done(`/runs/${part(id)}/events`, { method: "POST", body }),
  pauseRun: (id: string) => done(`/runs/${part(id)}/pause`, { method: "POST", body: {} }),
  resumeRun: (id: string) => done(`/runs/${part(id)}/resume`, { method: "POST", body: {} }),
  cancelRun: (id: string) => done(`/runs/${part(id)}/cancel`, { method: "POST", body: {} }),
  /** An output too large for its event: `$ref` as the event gave it. */
  readOutput: (ref: string, signal?: AbortSignal) => json<Json>(ref, { signal }),
};
