/** What runs a tenant's code, with modules written by hand where the compiler would never write them. */
import { env } from "cloudflare:test";
import type { LogLine, RunState } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/call-api.ts";
import { about, sourceOf } from "../../test/modules.ts";
import { ended, graphOf, objectOf, pause, publish } from "../../test/runs.ts";
import type { Env } from "../env.ts";
import { loadModule, storeGraph, storeModule } from "../modules/store.ts";
import { instanceId, type RunObject, runObject } from "../runs/plan.ts";

const bindings = env as unknown as Env;

type Module = { workspace?: string; hash?: string; tellAfterMs?: number };

/** Starts a run of a module written here, as the workspace would. */
async function launch(body: string, { workspace = newWorkspace(), hash = "", tellAfterMs = 0 }: Module = {}) {
  const stored = hash || (await store(workspace, body));
  const graph = graphOf([], []);
  const graphHash = await storeGraph(bindings, workspace, graph);
  const runId = crypto.randomUUID();
  const trigger = { id: "start", output: null };
  const createdAt = new Date().toISOString();
  const about = { workflowId: "w", version: 1 as const };
  await bindings.WORKFLOWS.create({
    id: instanceId(workspace, runId),
    params: {
      __dispatcherMetadata: { workspace, workflow: "w", version: 1, hash: stored },
      params: { trigger, run: { id: runId, ...about, startedAt: createdAt } },
    },
  });
  await pause(tellAfterMs);
  const object = runObject(bindings, workspace, runId);
  await object.begin({
    ...about,
    workspace,
    runId,
    hash: stored,
    graphHash,
    graph,
    steps: {},
    trigger,
    createdAt,
  });
  return { object, runId, hash: stored };
}

/** What it comes to in the end. */
async function runModule(body: string, module: Module = {}) {
  const { object, runId, hash } = await launch(body, module);
  const { status, output, error } = await endOf(object);
  const logs = (await object.logs({ after: null, limit: 200 })).items;
  return {
    status,
    output,
    error,
    logs: logs.map(({ level, message }) => `${level} ${message}`),
    runId,
    hash,
  };
}

async function endOf(object: RunObject): Promise<RunState> {
  const state = async () => (await object.read())?.state;
  await expect.poll(async () => (await state())?.endedAt, { timeout: 15_000, interval: 50 }).toBeTruthy();
  return (await state()) as RunState;
}

const store = (workspace: string, body: string): Promise<string> =>
  storeModule(bindings, workspace, { mainModule: "workflow.js", modules: { "workflow.js": sourceOf(body) } });

describe("a tenant's module", () => {
  it("finds no binding, no network and no way to make code", async () => {
    const { output } = await runModule(`
      const tryTo = async (what) => { try { return String(await what()); } catch (error) { return "refused"; } };
      return {
        env: Object.keys(this.env), global: Object.keys(globalThis.process?.env ?? {}),
        fetch: await tryTo(() => fetch("https://example.com/")),
        socket: await tryTo(async () => { const { connect } = await import("cloudflare:sockets"); const s = connect("example.com:80"); await s.opened; return "open"; }),
        eval: await tryTo(() => (0, eval)("1")), function: await tryTo(() => new Function("return 1")()),
      };`);
    expect(output).toEqual({
      env: [],
      global: [],
      fetch: "refused",
      socket: "refused",
      eval: "refused",
      function: "refused",
    });
  });

  it("acts for its own run whatever it says", async () => {
    const { logs, output, runId } = await runModule(`
      const answer = await host.request({ url: "https://echo.weft.test/", method: "POST", headers: [], body: null, timeoutMs: 1000, run: "other" },
        { ...${about("call")}, run: "other", workspace: "other", props: { run: "other" } });
      await host.log("info", "hello", { ...${about("call")}, run: "other" });
      return JSON.parse(answer.body).headers["idempotency-key"];`);
    expect(output).toBe(`${runId}:call`);
    expect(logs).toEqual([
      "info hello",
      expect.stringMatching(/^info POST https:\/\/echo.weft.test\/ → 200 in/),
    ]);
  });

  it.each([
    ["host.request(null, null)"],
    ["host.request({ url: 7 }, {})"],
    [
      `host.request({ url: "https://echo.weft.test/", method: "GET", headers: [["a"]], body: null, timeoutMs: 1 }, ${about("a")})`,
    ],
    [
      `host.request({ url: "https://echo.weft.test/", method: "GET", headers: [], body: null, timeoutMs: "1" }, ${about("a")})`,
    ],
    [
      `host.request({ url: "https://echo.weft.test/", method: "GET", headers: [], body: null, timeoutMs: 1 }, ${about("Not an id")})`,
    ],
    [`host.log("loud", "x", ${about("a")})`],
    [`host.log("info", { toString: 1 }, ${about("a")})`],
    [`host.openWait({ key: "", nodeId: "a", iteration: [], events: ["x"], timeoutMs: 1 })`],
    [`host.openWait({ key: "a", nodeId: "a", iteration: [], events: [], timeoutMs: 1 })`],
    [`host.openWait({ key: "a", nodeId: "a", iteration: [], events: ["x"], timeoutMs: 1e300 })`],
    [`host.closeWait({ key: "never opened" })`],
  ])("is told that %s is no call", async (call) => {
    const { output } = await runModule(
      `try { await ${call}; return "done"; } catch (error) { return error.message; }`,
    );
    expect(output).toMatch(/^weft:failure .*"retryable":false/);
  });

  it("may set an Idempotency-Key of its own", async () => {
    const { output } = await runModule(`
      const send = async (method, headers) => JSON.parse((await host.request({ url: "https://echo.weft.test/", method, headers, body: null, timeoutMs: 1000 },
        { nodeId: "call", iteration: [2, 0], attempt: 1 })).body).headers["idempotency-key"] ?? null;
      return [await send("PUT", []), await send("PATCH", [["idempotency-key", "mine"]]), await send("GET", [])];`);
    expect(output).toEqual([expect.stringMatching(/:call:2\.0$/), "mine", null]);
  });

  it("opens and closes a wait once, however often it asks", async () => {
    const { output } = await runModule(`
      const open = () => host.openWait({ key: "ask", nodeId: "ask", iteration: [], events: ["go"], timeoutMs: 1000 });
      const [a, b] = [await open(), await open()];
      return [a.until === b.until, a.answered, await host.closeWait({ key: "ask" }), await host.closeWait({ key: "ask" })];`);
    const none = { event: null, payload: null, receivedAt: null };
    expect(output).toEqual([true, false, none, none]);
  });

  it("is refused an address it may not reach, for good", async () => {
    const { output, logs } = await runModule(`
      try { await host.request({ url: "http://169.254.169.254/", method: "GET", headers: [], body: null, timeoutMs: 1000 }, ${about("a")}); }
      catch (error) { return error.message; }`);
    expect(output).toMatch(/^weft:failure .*"EgressRefused".*"retryable":false/);
    expect(logs).toEqual([expect.stringMatching(/^error GET http:\/\/169.254.169.254\/ → EgressRefused in/)]);
  });
});

describe("fifty runs of one module at once", () => {
  it("each have their own log lines, requests and waits", async () => {
    const { start } = await publish(
      graphOf(
        [
          [
            "call",
            "http",
            {
              method: "POST",
              url: "https://echo.weft.test/{{ trigger.body.n }}?delay=50",
              body: { type: "json", value: "{{ trigger.body }}" },
            },
          ],
          ["ask", "wait_event", { events: ["go"] }],
          [
            "all",
            "transform",
            {
              mode: "expression",
              expression:
                "{{ { n: trigger.body.n, key: call.body.headers['idempotency-key'], path: call.body.path, sent: call.body.body.n, event: ask.payload } }}",
            },
          ],
        ],
        ["start -> call", "call -> ask", "ask.event:go -> all"],
      ),
    );
    const runs = await Promise.all(Array.from({ length: 50 }, (_, n) => start({ n })));
    await Promise.all(runs.map((run, n) => objectOf(run).send("go", n)));
    const results = await Promise.all(runs.map((run) => ended(run)));
    const logs = await Promise.all(runs.map((run) => run.call("GET", `/runs/${run.id}/logs`)));
    for (const [n, { id }] of runs.entries()) {
      expect(results[n]).toMatchObject({
        status: "complete",
        output: { n, key: `${id}:call`, path: `/${n}`, sent: n, event: n },
      });
      const lines = logs[n]?.body.items.map((line: LogLine) => line.message);
      expect(lines).toEqual([expect.stringContaining(`POST https://echo.weft.test/${n}?delay=50 → 200`)]);
    }
  }, 60_000);
});

describe("a module in storage", () => {
  const name = (workspace: string, hash: string) => `modules/${workspace}/${hash}.json`;

  it("that is missing fails the run, which says so, and no other is run", async () => {
    const workspace = newWorkspace();
    const result = await runModule("return 1;", { workspace, hash: "0".repeat(64) });
    expect(result).toMatchObject({ status: "errored", error: { name: "ModuleMissing" } });
  });

  it("that comes back in time is run", async () => {
    const workspace = newWorkspace();
    const { hash } = await runModule("return 'first';", { workspace: newWorkspace() });
    const late = runModule("", { workspace, hash });
    await pause(1000);
    expect(await store(workspace, "return 'first';")).toBe(hash);
    expect(await late).toMatchObject({ status: "complete", output: "first" });
  });

  it("that was altered is never run", async () => {
    const workspace = newWorkspace();
    const hash = await store(workspace, "return 1;");
    const object = await bindings.BUCKET.get(name(workspace, hash));
    await bindings.BUCKET.put(
      name(workspace, hash),
      (await object?.text())?.replace("return 1", "return 2") ?? "",
    );
    await expect(loadModule(bindings, workspace, hash)).rejects.toThrow("ModuleCorrupt");
    expect(await runModule("", { workspace, hash })).toMatchObject({
      status: "errored",
      error: { name: "ModuleCorrupt" },
    });
  });
});

describe("a run that is paused", () => {
  it("goes on when it is resumed although its code was still on its way out", async () => {
    const { object } = await launch(`
      await step.do("first", async () => 1);
      try { await step.sleep("nap", 1500); } catch (error) { await scheduler.wait(1200); throw error; }
      return "rested";`);
    const status = async () => (await object.read())?.state.status;
    await expect.poll(status).toBe("running");
    await pause(200);
    await object.pause();
    await expect.poll(status, { timeout: 5000 }).toBe("paused");
    await object.resume();
    expect(await endOf(object)).toMatchObject({ status: "complete", output: "rested" });
  });
});

describe("an engine that is faster than the run's object", () => {
  it("waits for it with what the object has to know", async () => {
    const late = runModule(
      `const { answered } = await host.openWait({ key: "a", nodeId: "a", iteration: [], events: ["x"], timeoutMs: 1 });
       await host.log("info", "opened", ${about("a")}); return answered;`,
      { tellAfterMs: 700 },
    );
    expect(await late).toMatchObject({ status: "complete", output: false, logs: ["info opened"] });
  });
});

describe("an instance whose envelope is another's", () => {
  it("runs nothing", async () => {
    const workspace = newWorkspace();
    const hash = await store(workspace, "return 1;");
    const run = { id: crypto.randomUUID(), workflowId: "w", version: 1, startedAt: "" };
    const id = instanceId("somebody", crypto.randomUUID());
    await bindings.WORKFLOWS.create({
      id,
      params: {
        __dispatcherMetadata: { workspace, workflow: "w", version: 1, hash },
        params: { trigger: { id: "start", output: null }, run },
      },
    });
    const status = async () => (await bindings.WORKFLOWS.get(id)).status();
    await expect
      .poll(async () => (await status().catch(() => undefined))?.status, { timeout: 5000 })
      .toBe("errored");
    expect((await status()).error?.message).toContain("Misrouted");
  });
});
