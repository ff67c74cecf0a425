/** Workflows and runs for the journeys, made through the API so that each journey begins where it is about. */
import { type APIRequestContext, expect } from "@playwright/test";

const node = (id: string, type: string, x: number, name: string, params: object, rest: object = {}) => ({
  id,
  type,
  position: { x, y: 100 },
  data: { name, params, ...rest },
});
const edge = (source: string, target: string, sourceHandle = "out") => ({
  id: `${source}-${target}`,
  source,
  sourceHandle,
  target,
});

/** By hand → a call that fails once → a wait for `paid` → its payload. */
export const paymentGraph = {
  schemaVersion: 1,
  nodes: [
    node("start", "manual", 0, "By hand", {}),
    node(
      "invoice",
      "http",
      300,
      "Send the invoice",
      { method: "POST", url: "https://echo.weft.test/invoices?fail=1" },
      { retry: { limit: 2, delay: 400, backoff: "constant" } },
    ),
    node("payment", "wait_event", 600, "Payment", { events: ["paid"], timeout: "1 day" }),
    node("receipt", "transform", 900, "Receipt", {
      mode: "fields",
      fields: [{ key: "amount", value: "{{ payment.payload.amount }}" }],
    }),
  ],
  edges: [edge("start", "invoice"), edge("invoice", "payment"), edge("payment", "receipt", "event:paid")],
};

/** By hand → a call that is answered 404 and so fails for good. */
export const failingGraph = {
  schemaVersion: 1,
  nodes: [
    node("start", "manual", 0, "By hand", {}),
    node("missing", "http", 300, "Ask for what is not there", {
      method: "GET",
      url: "https://echo.weft.test/nothing?status=404",
    }),
  ],
  edges: [edge("start", "missing")],
};

let made = 0;
/** A name no other journey uses. */
export const freshName = (what: string): string => `${what} ${Date.now().toString(36)}${made++}`;

export async function createWorkflow(
  request: APIRequestContext,
  name: string,
  graph: object,
): Promise<string> {
  const created = await request.post("/api/v1/workflows", { data: { name, graph } });
  expect(created.status()).toBe(201);
  return (await created.json()).id;
}

export async function createLiveWorkflow(
  request: APIRequestContext,
  name: string,
  graph: object,
): Promise<string> {
  const id = await createWorkflow(request, name, graph);
  const published = await request.post(`/api/v1/workflows/${id}/publish`, { data: {} });
  expect(published.status()).toBe(201);
  return id;
}

export async function startRun(
  request: APIRequestContext,
  workflowId: string,
  input: object = {},
): Promise<string> {
  const started = await request.post(`/api/v1/workflows/${workflowId}/runs`, { data: { input } });
  expect(started.status()).toBe(201);
  return (await started.json()).id;
}

/** Resolves when the run has the status. */
export async function untilRun(request: APIRequestContext, runId: string, status: string): Promise<void> {
  await expect
    .poll(async () => (await (await request.get(`/api/v1/runs/${runId}`)).json()).status, { timeout: 20_000 })
    .toBe(status);
}
