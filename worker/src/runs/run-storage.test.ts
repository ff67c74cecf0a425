/** What a run's object keeps, forgets and takes up again. */
import {
  abortAllDurableObjects,
  env,
  evictDurableObject,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { describe, expect, it } from "vitest";
import {
  ended,
  graphOf,
  objectOf,
  pause,
  publish,
  readRun,
  type TestRun,
  until,
  viewed,
} from "../../test/runs.ts";
import type { Env } from "../env.ts";
import { runName, runObject } from "./plan.ts";

const one = ["transform", { mode: "expression", expression: "{{ 1 }}" }] as const;
const { RUN, WORKSPACE, BUCKET } = env as unknown as Env;

const stubOf = (run: TestRun) => RUN.getByName(runName(run.workspace, run.id));

const inStorage = (run: TestRun) =>
  runInDurableObject(stubOf(run), async (_, { storage }) => {
    const tables = storage.sql
      .exec("SELECT name FROM sqlite_master WHERE type = 'table'")
      .toArray()
      .map(({ name }) => name);
    const events = tables.includes("history")
      ? storage.sql.exec("SELECT 1 FROM history").toArray().length
      : 0;
    return { tables, events, alarm: await storage.getAlarm() };
  });

const asking = () =>
  publish(
    graphOf(
      [
        ["ask", "wait_event", { events: ["go"], timeout: "1 hour" }],
        ["then", ...one],
      ],
      ["start -> ask", "ask.event:go -> then"],
    ),
  );

describe("a run that waits", () => {
  it("is let go of when nobody looks, with an alarm for its deadline, and taken up by an event", async () => {
    const run = await (await asking()).start();
    const { nodes } = await until(run, "waiting");
    expect((await inStorage(run)).events).toBe(0);
    await pause(4500);
    const resting = await inStorage(run);
    expect(resting.events).toBeGreaterThan(5);
    expect(resting.alarm).toBe(Date.parse(nodes.ask?.until ?? ""));
    await evictDurableObject(stubOf(run));
    await objectOf(run).send("go", null);
    expect(await ended(run)).toMatchObject({ status: "complete", output: 1 });
    const events = await viewed(run);
    expect(events.map(({ eventId }) => eventId)).toEqual(events.map((_, index) => index + 1));
  });

  it("is let go of after its last viewer has left", async () => {
    const run = await (await asking()).start();
    const { body } = await objectOf(run).events(0);
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await until(run, "waiting");
    await pause(4500);
    expect((await inStorage(run)).events).toBe(0);
    await reader.cancel();
    await expect.poll(async () => (await inStorage(run)).events, { timeout: 6000 }).toBeGreaterThan(5);
  });

  it("is taken up by its alarm", async () => {
    const { start } = await publish(
      graphOf([["nap", "sleep", { duration: "10 seconds" }]], ["start -> nap"]),
    );
    const run = await start();
    await until(run, "waiting");
    await pause(4000);
    expect((await inStorage(run)).events).toBeGreaterThan(3);
    await evictDurableObject(stubOf(run));
    const listed = async () => (await run.call("GET", "/runs?status=complete")).body.items.length;
    await expect.poll(listed, { timeout: 9000, interval: 250 }).toBe(1);
  });

  it("shows what happened while its object had forgotten it", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["nap", "sleep", { duration: 700 }],
          ["then", ...one],
        ],
        ["start -> nap", "nap -> then"],
      ),
    );
    const run = await start();
    await until(run, "waiting");
    await evictDurableObject(stubOf(run));
    await pause(800);
    expect(await readRun(run)).toMatchObject({ status: "complete", output: 1 });
  });

  it("is followed to its end after its object was cut off, and reviving it does no harm", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["call", "http", { method: "GET", url: "https://echo.weft.test/" }],
          ["nap", "sleep", { duration: 800 }],
          ["then", ...one],
        ],
        ["start -> call", "call -> nap", "nap -> then"],
      ),
    );
    const run = await start();
    await until(run, "waiting");
    await expect.poll(async () => (await inStorage(run)).tables).toContain("plans");
    await abortAllDurableObjects();
    await Promise.all([objectOf(run).revive(), objectOf(run).revive()]);
    await objectOf(run).revive();
    const result = await ended(run);
    expect(result).toMatchObject({ status: "complete", output: 1, nodes: { call: { attempts: 1 } } });
    expect((await viewed(run)).filter(({ type }) => type === "workflow_running").length).toBe(1);
  });
});

describe("a run that has ended", () => {
  it("moves to its archive and leaves its object empty", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["call", "http", { method: "GET", url: "https://echo.weft.test/" }],
          ["copy", "transform", { mode: "expression", expression: "{{ trigger.body.big }}" }],
        ],
        ["start -> call", "call -> copy"],
      ),
    );
    const run = await start({ big: "y".repeat(20_000) });
    await ended(run);
    const look = async () => [
      await readRun(run),
      (await run.call("GET", `/runs/${run.id}/steps`)).body,
      (await run.call("GET", `/runs/${run.id}/logs`)).body,
      await viewed(run),
      await objectOf(run).output(
        (await viewed(run)).find((event) => event.type === "step_completed" && event.nodeId === "copy")
          ?.eventId ?? 0,
      ),
    ];
    const before = await look();
    expect(before[2]).toMatchObject({
      items: [{ message: expect.stringMatching(/^GET https:\/\/echo.weft.test\/ → 200 in \d+ ms$/) }],
    });
    await expect.poll(async () => (await inStorage(run)).tables, { timeout: 5000 }).toEqual([]);
    expect(await BUCKET.head(`runs/${run.workspace}/${run.id}.ndjson.gz`)).not.toBeNull();
    expect((await inStorage(run)).alarm).toBeNull();
    expect(await look()).toEqual(before);
    await evictDurableObject(stubOf(run));
    expect(await look()).toEqual(before);
    expect((await inStorage(run)).tables).toEqual([]);
  });

  it("is archived by its alarm if its object lost its memory just then", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["nap", "sleep", { duration: 300 }],
          ["then", ...one],
        ],
        ["start -> nap", "nap -> then"],
      ),
    );
    const run = await start();
    await ended(run);
    await abortAllDurableObjects();
    expect(await runDurableObjectAlarm(stubOf(run))).toBe(true);
    await expect.poll(async () => (await inStorage(run)).tables, { timeout: 8000 }).toEqual([]);
    expect(await readRun(run)).toMatchObject({ status: "complete", output: 1 });
  });

  it("keeps its first archive when it is told its plan again", async () => {
    const { start } = await publish(
      graphOf([["call", "http", { method: "GET", url: "https://echo.weft.test/" }]], ["start -> call"]),
    );
    const run = await start();
    await ended(run);
    await expect.poll(async () => (await inStorage(run)).tables, { timeout: 5000 }).toEqual([]);
    const logs = (await run.call("GET", `/runs/${run.id}/logs`)).body;
    await evictDurableObject(stubOf(run));
    await objectOf(run).begin({
      workspace: run.workspace,
      workflowId: "w",
      runId: run.id,
      version: 1,
      hash: "",
      graphHash: "",
      steps: {},
      graph: graphOf([["call", "http", {}]], ["start -> call"]),
      trigger: { id: "start", output: null },
      createdAt: new Date().toISOString(),
    });
    const logsNow = async () => (await run.call("GET", `/runs/${run.id}/logs`)).body;
    await expect.poll(logsNow, { timeout: 8000 }).toEqual(logs);
    expect((await inStorage(run)).tables).toEqual([]);
  });
});

describe("a run of a moment", () => {
  it("stores nothing but its archive, and is told of when that is written", async () => {
    const { start } = await publish(graphOf([["then", ...one]], ["start -> then"]));
    const run = await start();
    expect(await ended(run)).toMatchObject({ status: "complete", output: 1 });
    expect((await inStorage(run)).tables).toEqual([]);
    await expect
      .poll(async () => (await run.call("GET", "/runs?status=complete")).body.items.length, { timeout: 5000 })
      .toBe(1);
    expect(await BUCKET.head(`runs/${run.workspace}/${run.id}.ndjson.gz`)).not.toBeNull();
    await evictDurableObject(stubOf(run));
    expect(await readRun(run)).toMatchObject({ status: "complete", output: 1 });
    expect((await inStorage(run)).tables).toEqual([]);
  });

  it("that was lost with its object's memory is begun again by its workspace", async () => {
    const run = await (await asking()).start();
    await abortAllDurableObjects();
    expect((await inStorage(run)).tables).toEqual([]);
    expect(await objectOf(run).read()).toBeNull();
    await pause(5100);
    expect(await runDurableObjectAlarm(WORKSPACE.getByName(run.workspace))).toBe(true);
    await until(run, "waiting");
    await objectOf(run).send("go", null);
    expect((await ended(run)).status).toBe("complete");
  });
});

describe("a run nobody began", () => {
  it("is nothing, and looking at it stores nothing", async () => {
    const object = runObject(env as unknown as Env, "nowhere", "nothing");
    expect(await object.read()).toBeNull();
    expect(await object.steps({ after: null, limit: 10 })).toEqual({ items: [], next: null });
    expect(await object.send("go", 1)).toEqual({ accepted: false, status: "queued" });
    expect(await (await object.events(0)).text()).toBe(": run events\n\n");
    expect((await inStorage({ workspace: "nowhere", id: "nothing" } as TestRun)).tables).toEqual([]);
  });
});
