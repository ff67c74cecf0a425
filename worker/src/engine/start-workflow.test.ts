/** Runs that start runs: what the host does for the steps of a workflow that calls another. */
import { env, runInDurableObject } from "cloudflare:test";
import type { Json } from "@weft/shared";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/durable-sqlite";
import { describe, expect, it, vi } from "vitest";
import { newWorkspace } from "../../test/call-api.ts";
import { about, publishModule } from "../../test/modules.ts";
import { ended, graphOf, objectOf, pause, readRun, type TestRun } from "../../test/runs.ts";
import type { Env } from "../env.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { GraphCache } from "../workspace/graph-cache.ts";
import { runs } from "../workspace/tables.ts";
import { tellParents } from "../workspace/tell-parents.ts";

const bindings = env as unknown as Env;

type Call = { key?: string; version?: number; input?: Json; wait?: boolean };

const startOf = (workflowId: string, { key = "sub", version, ...more }: Call = {}) =>
  `host.startWorkflow(${JSON.stringify({ key, workflowId, version: version ?? "live", wait: false, ...more })}, ${about("sub")})`;

/** A step that starts a run, waits for its end and gives what it gave, or says how it failed. */
const calling = (workflowId: string, call: Call = {}) => `
  await step.do("sub:start", () => ${startOf(workflowId, { ...call, wait: true })});
  await step.waitForEvent("sub:wait", { type: "wait-sub", timeout: 60_000 });
  return step.do("sub", () => host.workflowResult({ key: "sub" }).catch((error) => error.message));`;

/** What the module above is of: a wait of a node that is not there is over at once. */
const withSub = {
  graph: graphOf([["sub", "subworkflow", {}]], ["start -> sub"]),
  steps: {
    "sub:start": { nodeId: "sub", phase: "start" },
    "sub:wait": { nodeId: "sub", phase: "wait" },
    sub: { nodeId: "sub" },
  },
};

const child = async (body: string, workspace: string, name = "Child") =>
  (await publishModule(body, { workspace, name })).workflow;

/** A run of a workflow that calls one with this body and waits for it. */
async function parentOf(body: string, call: Call = {}): Promise<TestRun> {
  const workspace = newWorkspace();
  const workflow = await child(body, workspace);
  const { start } = await publishModule(calling(workflow, call), { workspace, ...withSub });
  return start();
}

const childrenOf = async (run: TestRun) =>
  (await run.call("GET", "/runs")).body.items.filter(
    ({ parent }: { parent: string | null }) => parent === run.id,
  );

describe.concurrent("a step that starts a run of another workflow", () => {
  it("goes on with its id, and the run is told what it was started with", async () => {
    const workspace = newWorkspace();
    const workflow = await child("return event.payload.trigger;", workspace);
    const { start } = await publishModule(`return ${startOf(workflow, { input: { n: 1 } })};`, { workspace });
    const run = await ended(await start());
    const { runId } = run.output as { runId: string };
    const result = await ended({ id: runId, workspace, call: (await publishModule("", { workspace })).call });
    expect(run.parent).toBe(null);
    expect(result).toMatchObject({
      workflowId: workflow,
      parent: run.id,
      trigger: "called",
      input: { n: 1 },
      output: {
        id: "called",
        output: {
          kind: "called",
          body: { n: 1 },
          headers: {},
          query: {},
          method: null,
          firedAt: result.createdAt,
        },
      },
    });
  });

  it("starts it once, however often it asks under one key", async () => {
    const workspace = newWorkspace();
    const workflow = await child("return 1;", workspace);
    const { start } = await publishModule(
      `const all = await Promise.all([1, 2].map(() => ${startOf(workflow, { key: "sub[0]" })}));
       return [...all, await ${startOf(workflow, { key: "sub[0]" })}, await ${startOf(workflow, { key: "sub[1]" })}].map(({ runId }) => runId);`,
      { workspace },
    );
    const run = await start();
    const ids = (await ended(run)).output as string[];
    expect(ids.slice(0, 3)).toEqual(Array(3).fill(ids[0]));
    expect(ids[3]).not.toBe(ids[0]);
    expect(await childrenOf(run)).toHaveLength(2);
  });

  it("waits for its end and gives what it gave", async () => {
    const run = await parentOf(
      `await step.sleep("nap", 300); return { twice: event.payload.trigger.output.body * 2 };`,
      { input: 21 },
    );
    expect(await ended(run)).toMatchObject({ status: "complete", output: { twice: 42 } });
  });

  it("hears of an end that came before it waited", async () => {
    const workspace = newWorkspace();
    const workflow = await child("return 'quick';", workspace);
    const { start } = await publishModule(
      `await step.do("sub:start", async () => {
         const first = await ${startOf(workflow, { wait: true })};
         await scheduler.wait(1500);
         return first;
       });
       await step.waitForEvent("sub:wait", { type: "wait-sub", timeout: 60_000 });
       return step.do("sub", () => host.workflowResult({ key: "sub" }));`,
      { workspace, ...withSub },
    );
    expect(await ended(await start())).toMatchObject({ status: "complete", output: "quick" });
  });

  it("fails with the child's failure", async () => {
    const failing = `throw new Error('weft:failure {"name":"HttpError","message":"500 from there","retryable":true,"nodeId":"call"}');`;
    const { output } = await ended(await parentOf(failing));
    expect(output).toMatch(/weft:failure {"name":"HttpError","message":"500 from there","retryable":false}$/);
  });

  it("fails when the child is cancelled", async ({ expect }) => {
    const run = await parentOf(`await step.sleep("nap", 60_000);`);
    await expect.poll(() => childrenOf(run), { timeout: 5000 }).toMatchObject([{ status: "running" }]);
    const [{ id }] = await childrenOf(run);
    await run.call("POST", `/runs/${id}/cancel`, { body: {} });
    expect((await ended(run)).output).toMatch(/"RunCancelled".*"retryable":false/);
  });

  it("fails for good where there is nothing to start, and says what", async () => {
    const workspace = newWorkspace();
    const elsewhere = await child("return 1;", newWorkspace());
    const unpublished = (await publishModule("", { workspace })).call("POST", "/workflows", {
      body: { name: "New" },
    });
    const off = await publishModule("", { workspace, name: "Off" });
    await off.call("PATCH", `/workflows/${off.workflow}`, { body: { enabled: false } });
    const alone = await publishModule("return 'alone';", {
      workspace,
      name: "Alone",
      triggers: [{ id: "start", kind: "manual", startedBy: "api" }],
    });
    const calls = [
      startOf("nowhere"),
      startOf(elsewhere),
      startOf((await unpublished).body.id),
      startOf(off.workflow),
      startOf(alone.workflow),
      startOf(await child("", workspace), { version: 7 }),
    ];
    const { start } = await publishModule(
      `return Promise.all([${calls}].map((call) => call.catch((error) => error.message)));`,
      { workspace },
    );
    const output = (await ended(await start())).output as string[];
    const failures = output.map((text) => JSON.parse(text.slice(text.indexOf("{"))));
    expect(failures).toMatchObject(Array(6).fill({ name: "StartFailed", retryable: false }));
    expect(failures.map(({ message }) => message)).toEqual([
      'There is no workflow "nowhere" in this workspace.',
      `There is no workflow "${elsewhere}" in this workspace.`,
      'The workflow "New" has no published version. Publish it first.',
      'The workflow "Off" is switched off. Enable it, then try again.',
      expect.stringContaining('The workflow "Alone" has no trigger that a workflow can start.'),
      'The workflow "Child" has no version 7.',
    ]);
  });

  it("is refused calls that are none, and an input over 1 MiB", async () => {
    const workspace = newWorkspace();
    const call = `{ key: "sub", workflowId: "w", version: "live", wait: true }`;
    const calls = [
      `null`,
      `{ ...${call}, key: "" }`,
      `{ ...${call}, version: "draft" }`,
      `{ ...${call}, version: 0 }`,
      `{ ...${call}, wait: 1 }`,
      `{ ...${call}, input: 1n }`,
    ];
    const { start } = await publishModule(
      `const tell = (asked) => asked.catch((error) => error.message);
       return Promise.all([...[${calls}].map((call) => tell(host.startWorkflow(call, ${about("sub")}))),
         tell(host.startWorkflow({ ...${call}, input: "x".repeat(1024 * 1024) }, ${about("sub")})),
         tell(host.openWait({ key: "a", nodeId: "a", iteration: [], events: ["weft:run:x"], timeoutMs: 1 })),
         tell(host.workflowResult({ key: "never" }))]);`,
      { workspace },
    );
    const output = (await ended(await start())).output as string[];
    const names = output.map((text) => JSON.parse(text.slice(text.indexOf("{"))).name);
    expect(names).toEqual([...Array(6).fill("TypeError"), "LimitExceeded", "TypeError", "RunEnded"]);
  });

  it("ends a chain that starts itself after sixteen levels", async ({ expect }) => {
    const workspace = newWorkspace();
    const { start, workflow } = await publishModule(
      `const { workflowId } = event.payload.run;
       return host.startWorkflow({ key: "sub", workflowId, version: "live", wait: false }, ${about("sub")}).catch((error) => error.message);`,
      { workspace },
    );
    const first = await start();
    const list = async () => (await first.call("GET", `/runs?workflow=${workflow}&limit=200`)).body.items;
    await expect.poll(async () => (await list()).length, { timeout: 10_000 }).toBe(17);
    await pause(500);
    const all = await list();
    expect(all).toHaveLength(17);
    const last = await ended({ ...first, id: all[0].id });
    expect(last.output).toMatch(/"DepthExceeded".*"retryable":false/);
  });
});

describe("the end of a run that another waits for", () => {
  const contextOf = (
    workspace: string,
    storage: DurableObjectStorage,
    changes: Partial<Env>,
  ): WorkspaceContext => ({
    env: { ...bindings, ...changes } as Env,
    name: workspace,
    db: drizzle(storage),
    graphs: new GraphCache(bindings, workspace),
    scheduleReconciling: () => undefined,
  });

  it("is told until its parent has it, whatever was away meanwhile", async () => {
    vi.spyOn(console, "error").mockReturnValue(undefined);
    const run = await parentOf("return 1;");
    const object = bindings.WORKSPACE.getByName(run.workspace);
    await ended(run);
    const deaf = {
      getByName: () => ({
        send: () => Promise.reject(new Error("away")),
        read: () => Promise.reject(new Error("away")),
      }),
    } as unknown as Env["RUN"];
    const [isToldToDeaf, isTold, left] = await runInDurableObject(object, async (_, { storage }) => {
      const db = drizzle(storage);
      // As if the process had ended before its parent was told.
      db.update(runs).set({ isAwaited: true }).run();
      db.update(runs).set({ parentRunId: run.id }).run();
      return [
        await tellParents(contextOf(run.workspace, storage, { RUN: deaf })),
        await tellParents(contextOf(run.workspace, storage, {})),
        db
          .select()
          .from(runs)
          .all()
          .filter(({ isAwaited }) => isAwaited).length,
      ];
    });
    expect([isToldToDeaf, isTold, left]).toEqual([false, true, 0]);
  });

  it("is told also of a run that the engine never took", async () => {
    const run = await parentOf(`await step.sleep("nap", 60_000);`);
    await expect.poll(() => childrenOf(run), { timeout: 5000 }).toMatchObject([{ status: "running" }]);
    const [{ id }] = await childrenOf(run);
    await runInDurableObject(bindings.WORKSPACE.getByName(run.workspace), async (_, { storage }) => {
      const error = JSON.stringify({ name: "StartFailed", message: "The engine did not take this run." });
      const ending = { status: "errored", endedAt: new Date().toISOString(), error };
      drizzle(storage).update(runs).set(ending).where(eq(runs.id, id)).run();
      await tellParents(contextOf(run.workspace, storage, {}));
    });
    expect((await ended(run)).output).toMatch(/"StartFailed".*"retryable":false/);
  });

  it("is nothing to a parent that has ended", async () => {
    const run = await parentOf(`await step.sleep("nap", 60_000);`);
    await expect.poll(() => childrenOf(run), { timeout: 5000 }).toMatchObject([{ status: "running" }]);
    const [{ id }] = await childrenOf(run);
    await run.call("POST", `/runs/${run.id}/cancel`, { body: {} });
    expect((await ended(run)).status).toBe("cancelled");
    // A child lives its own life.
    expect((await readRun({ ...run, id })).endedAt).toBe(null);
    await run.call("POST", `/runs/${id}/cancel`, { body: {} });
    await ended({ ...run, id });
    await pause(300);
    expect((await readRun(run)).status).toBe("cancelled");
  });

  it("can be sent by nobody else", async () => {
    const workspace = newWorkspace();
    const { start } = await publishModule(`await step.sleep("nap", 60_000);`, { workspace });
    const run = await start();
    const sent = await run.call("POST", `/runs/${run.id}/events`, { body: { name: "weft:run:x" } });
    expect(sent).toMatchObject({ status: 422, body: { code: "reserved_name" } });
    await objectOf(run).cancel({ undo: false });
  });
});
