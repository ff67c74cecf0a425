import { env, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/durable-sqlite";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { apiOf, newWorkspace } from "../../test/call-api.ts";
import { simpleGraph } from "../../test/graphs.ts";
import type { Env } from "../env.ts";
import { instanceId } from "../runs/plan.ts";
import type { WorkspaceContext } from "./context.ts";
import { GraphCache } from "./graph-cache.ts";
import { reconcileStarts, reviveRuns } from "./reconcile-starts.ts";
import { type StartRequest, startRun } from "./start-run.ts";
import { runs, starts } from "./tables.ts";

const minute = 60_000;

async function setUp() {
  const workspace = newWorkspace();
  const api = apiOf(workspace);
  const { id } = (await api("POST", "/workflows", { body: { name: "A", graph: simpleGraph() } })).body;
  await api("POST", `/workflows/${id}/publish`);
  const inside = <T>(
    work: (context: WorkspaceContext) => Promise<T>,
    changes: Partial<Env> = {},
  ): Promise<T> =>
    runInDurableObject(env.WORKSPACE.getByName(workspace), (_, { storage }) => {
      const bindings = { ...env, ...changes } as Env;
      const graphs = new GraphCache(bindings, workspace);
      return work({
        env: bindings,
        name: workspace,
        db: drizzle(storage),
        graphs,
        scheduleReconciling: () => undefined,
      });
    });
  const request: StartRequest = {
    workflowId: id,
    idempotencyKey: null,
    requestHash: "h",
    version: null,
    trigger: null,
    input: { n: 1 },
  };
  const start = async (changes: Partial<Env>): Promise<string> => {
    const started = await inside((context) => startRun(context, request), changes);
    if (!started.ok) throw new Error(started.refusal.message);
    return started.value.id;
  };
  const ended = async (run: string) => {
    await expect
      .poll(async () => (await api("GET", `/runs/${run}`)).body.endedAt, { timeout: 5000 })
      .toBeTruthy();
    return (await api("GET", `/runs/${run}`)).body;
  };
  return { api, workspace, inside, start, ended };
}

const failing = (error: Error) => ({ create: () => Promise.reject(error) }) as unknown as Env["WORKFLOWS"];
const deaf = {
  getByName: () => ({ begin: () => Promise.reject(new Error("the object is away")) }),
} as unknown as Env["RUN"];
const engineAway = { WORKFLOWS: failing(new Error("the engine is away")) };
const bothAway = { ...engineAway, RUN: deaf };

describe("a start that was lost on its way", () => {
  beforeEach(() => {
    vi.spyOn(console, "error").mockReturnValue(undefined);
  });

  it.each([
    ["before the engine and the run's object heard of it", bothAway],
    ["before the engine heard of it", engineAway],
    ["before the run's object heard of it", { RUN: deaf }],
  ])("%s is finished, as one run", async (_when, lost) => {
    const { api, workspace, inside, start, ended } = await setUp();
    const run = await start(lost);
    await inside((context) => reconcileStarts(context, Date.now() + minute));
    expect(await ended(run)).toMatchObject({ status: "complete", output: { n: 1 }, input: { n: 1 } });
    expect((await api("GET", "/runs")).body.items).toHaveLength(1);
    expect((await (await env.WORKFLOWS.get(instanceId(workspace, run))).status()).status).toBe("complete");
  });

  it("is looked for by the workspace's own alarm", async () => {
    const { api, workspace, ended } = await setUp();
    const [{ id }] = (await api("GET", "/workflows")).body.items;
    const run = (await api("POST", `/workflows/${id}/runs`)).body.id;
    await ended(run);
    expect(await runDurableObjectAlarm(env.WORKSPACE.getByName(workspace))).toBe(true);
    expect(await runDurableObjectAlarm(env.WORKSPACE.getByName(workspace))).toBe(false);
  });

  it("is finished at once when the server comes up again", async () => {
    const { inside, start, ended } = await setUp();
    const run = await start(bothAway);
    await inside((context) => reviveRuns(context));
    expect(await ended(run)).toMatchObject({ status: "complete" });
  });

  it("is given time while it is young", async () => {
    const { api, inside, start } = await setUp();
    const run = await start(bothAway);
    expect(await inside((context) => reconcileStarts(context))).toBe(true);
    expect((await api("GET", `/runs/${run}`)).body.status).toBe("queued");
    expect(await api("POST", `/runs/${run}/pause`)).toMatchObject({
      status: 409,
      body: { code: "not_started" },
    });
  });

  it("is told to have failed after ten minutes, and is never begun after that", async () => {
    const { api, inside, start } = await setUp();
    const run = await start(bothAway);
    expect(await inside((context) => reconcileStarts(context, Date.now() + 5 * minute), bothAway)).toBe(true);
    expect(await inside((context) => reconcileStarts(context, Date.now() + 11 * minute), bothAway)).toBe(
      false,
    );
    const { body } = await api("GET", `/runs/${run}`);
    expect(body).toMatchObject({
      status: "errored",
      error: { name: "StartFailed" },
      nodes: { answer: { status: "skipped" } },
    });
    expect(body.endedAt).toBeTruthy();
    await inside((context) => reconcileStarts(context, Date.now() + 12 * minute));
    expect((await api("GET", `/runs/${run}`)).body.status).toBe("errored");
    expect((await api("GET", "/runs?status=errored")).body.items).toMatchObject([{ id: run }]);
  });
});

describe("what a run reports", () => {
  it("is final once it has ended, whatever comes late", async () => {
    const { api, workspace, inside, start, ended } = await setUp();
    const run = await start({});
    const { endedAt } = await ended(run);
    const stub = env.WORKSPACE.getByName(workspace) as unknown as {
      runChanged(id: string, change: object): Promise<void>;
    };
    await stub.runChanged(run, { status: "running", startedAt: endedAt, endedAt: null, error: null });
    await stub.runChanged(run, {
      status: "errored",
      startedAt: endedAt,
      endedAt,
      error: { name: "Late", message: "" },
    });
    await stub.runChanged("unknown", { status: "running", startedAt: null, endedAt: null, error: null });
    expect((await api("GET", "/runs")).body.items).toMatchObject([
      { id: run, status: "complete", error: null, endedAt },
    ]);
    await inside(async ({ db }) => {
      expect(db.select().from(starts).all()).toEqual([]);
      expect(db.select().from(runs).where(eq(runs.id, run)).all()).toHaveLength(1);
    });
  });
});
