/** What a run's object keeps, forgets and takes up again. */
import { env, evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { asking, inStorage, one, stubOf } from "../../test/run-objects.ts";
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
import { runObject } from "./plan.ts";

const { BUCKET } = env as unknown as Env;

describe.concurrent("a run that waits", () => {
  it("is let go of when nobody looks, with an alarm for its deadline, and taken up by an event", async ({
    expect,
  }) => {
    const run = await (await asking()).start();
    const { nodes } = await until(run, "waiting");
    expect((await inStorage(run)).events).toBe(0);
    await expect.poll(async () => (await inStorage(run)).events, { timeout: 10_000 }).toBeGreaterThan(5);
    expect((await inStorage(run)).alarm).toBe(Date.parse(nodes.ask?.until ?? ""));
    await evictDurableObject(stubOf(run));
    await objectOf(run).send("go", null);
    expect(await ended(run)).toMatchObject({ status: "complete", output: 1 });
    const events = await viewed(run);
    expect(events.map(({ eventId }) => eventId)).toEqual(events.map((_, index) => index + 1));
  });

  it("is let go of after its last viewer has left", async ({ expect }) => {
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

  it("is taken up by its alarm", async ({ expect }) => {
    const { start } = await publish(
      graphOf([["nap", "sleep", { duration: "10 seconds" }]], ["start -> nap"]),
    );
    const run = await start();
    await until(run, "waiting");
    await expect.poll(async () => (await inStorage(run)).events, { timeout: 8000 }).toBeGreaterThan(3);
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
});

describe.concurrent("a run that has ended", () => {
  it("moves to its archive and leaves its object empty", async ({ expect }) => {
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

  it("keeps its first archive when it is told its plan again", async ({ expect }) => {
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

describe.concurrent("a run of a moment", () => {
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
});

describe.concurrent("a run nobody began", () => {
  it("is nothing, and looking at it stores nothing", async () => {
    const object = runObject(env as unknown as Env, "nowhere", "nothing");
    expect(await object.read()).toBeNull();
    expect(await object.steps({ after: null, limit: 10 })).toEqual({ items: [], next: null });
    expect(await object.send("go", 1)).toEqual({ accepted: false, status: "queued" });
    expect(await (await object.events(0)).text()).toBe(": run events\n\n");
    expect((await inStorage({ workspace: "nowhere", id: "nothing" } as TestRun)).tables).toEqual([]);
  });
});
