/** What survives a `kill -9` of the built server with all its processes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Json, Run } from "@weft/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "../../scripts/local-server.mjs";
import { graphOf } from "../test/graph-of.ts";
import { apiOf } from "./api.ts";
import { startCountingServer } from "./counting-server.ts";

const state = mkdtempSync(path.join(tmpdir(), "weft-recovery-"));
let server: Awaited<ReturnType<typeof startServer>>;
let world: Awaited<ReturnType<typeof startCountingServer>>;
const { publish, start, until, call } = apiOf(() => server.url);

beforeAll(async () => {
  world = await startCountingServer();
  server = await startServer({ state });
});

afterAll(async () => {
  // Where the start itself failed there is nothing to stop, and that failure is the one to see.
  await server?.stop();
  await world.stop();
  rmSync(state, { recursive: true, force: true });
});

async function killAndRestart(): Promise<void> {
  await server.kill();
  server = await startServer({ state });
}

/** A request that says which run made it. */
const request = (where: string, more: { [key: string]: Json } = {}) => ({
  method: "POST",
  url: `${world.url}/${where}${where.includes("?") ? "&" : "?"}run={{ run.id }}`,
  ...more,
});

const is = (status: string) => (run: Run) => run.status === status;
const ended = (run: Run) => run.endedAt !== null;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("after a kill -9 and a new start", () => {
  it("runs asleep, waiting and inside a step go on by themselves, and no completed step runs again", async () => {
    const sleeper = await publish(
      graphOf(
        [
          ["before", "http", request("before")],
          ["nap", "sleep", { duration: "8 seconds" }],
          ["after", "http", request("after")],
        ],
        ["start -> before", "before -> nap", "nap -> after"],
      ),
    );
    const waiter = await publish(
      graphOf(
        [
          ["before", "http", request("before")],
          ["ask", "wait_event", { events: ["go"] }],
          ["after", "http", request("after")],
        ],
        ["start -> before", "before -> ask", "ask.event:go -> after"],
      ),
    );
    const slow = await publish(graphOf([["call", "http", request("slow?ms=4000")]], ["start -> call"]));

    const asleep = await Promise.all(Array.from({ length: 10 }, (_, n) => start(sleeper, { n })));
    const [waiting, inside] = await Promise.all([start(waiter, {}), start(slow, {})]);
    await Promise.all([...asleep, waiting].map((id) => until(id, is("waiting"), 20)));
    await expect.poll(() => world.seen("/slow", inside).length, { timeout: 5000 }).toBe(1);

    await killAndRestart();
    const back = Date.now();
    expect((await until(inside, ended, 20)).status).toBe("complete");
    const results = await Promise.all(asleep.map((id) => until(id, ended, 20)));
    expect(results.map(({ status }) => status)).toEqual(asleep.map(() => "complete"));
    expect(Date.now() - back).toBeLessThan(20_000);
    expect((await until(waiting, is("waiting"), 1)).nodes.before?.status).toBe("complete");
    await call("POST", `/runs/${waiting}/events`, { name: "go", payload: null });
    expect((await until(waiting, ended, 10)).status).toBe("complete");

    for (const id of [...asleep, waiting]) {
      expect(world.seen("/before", id)).toMatchObject([{ method: "POST", key: `${id}:before` }]);
      expect(world.seen("/after", id)).toMatchObject([{ method: "POST", key: `${id}:after` }]);
    }
    const slowRequests = world.seen("/slow", inside);
    expect(slowRequests.length).toBe(2);
    expect(new Set(slowRequests.map(({ key }) => key))).toEqual(new Set([`${inside}:call`]));
  });

  it("a failure that was handled stays handled: neither the step nor its error path runs again", async () => {
    const workflow = await publish(
      graphOf(
        [
          ["call", "http", { ...request("missing"), method: "GET" }],
          ["fine", "http", request("fine")],
          ["told", "http", request("told")],
          ["nap", "sleep", { duration: "4 seconds" }],
          ["after", "http", request("after")],
        ],
        ["start -> call", "call -> fine", "call.error -> told", "told -> nap", "nap -> after"],
      ),
    );
    const run = await start(workflow, {});
    await until(run, is("waiting"), 10);
    await killAndRestart();
    const { status, nodes } = await until(run, ended, 20);
    expect(status).toBe("complete");
    expect(nodes).toMatchObject({ call: { status: "errored", attempts: 1 }, fine: { status: "skipped" } });
    const times = ["/missing", "/fine", "/told", "/after"].map((where) => world.seen(where, run).length);
    expect(times).toEqual([1, 0, 1, 1]);
  });

  it("an event that was taken just before is not lost, and not used twice", async () => {
    const workflow = await publish(
      graphOf(
        [
          ["first", "wait_event", { events: ["go"] }],
          ["nap", "sleep", { duration: 100 }],
          ["second", "wait_event", { events: ["go"], timeout: "3 seconds" }],
          ["both", "transform", { mode: "expression", expression: "{{ [first.payload, second.event] }}" }],
        ],
        [
          "start -> first",
          "first.event:go -> nap",
          "nap -> second",
          "second.timeout -> both",
          "second.event:go -> both",
        ],
      ),
    );
    const run = await start(workflow, {});
    await until(run, is("waiting"), 10);
    await call("POST", `/runs/${run}/events`, { name: "go", payload: 1 });
    await killAndRestart();
    expect(await until(run, ended, 20)).toMatchObject({ status: "complete", output: [1, null] });
  });

  it("a paused run stays paused until it is resumed, and a wish to pause is kept", async () => {
    const workflow = await publish(
      graphOf(
        [
          ["call", "http", request("slow?ms=2500")],
          ["nap", "sleep", { duration: "2 seconds" }],
          ["after", "http", request("after")],
        ],
        ["start -> call", "call -> nap", "nap -> after"],
      ),
    );
    const paused = await start(workflow, {});
    const pausing = await start(workflow, {});
    await until(paused, is("waiting"), 10);
    await call("POST", `/runs/${paused}/pause`);
    await until(paused, is("paused"), 10);
    const other = await start(workflow, {});
    await expect.poll(() => world.seen("/slow", other).length, { timeout: 5000 }).toBe(1);
    await call("POST", `/runs/${other}/pause`);
    await killAndRestart();
    await until(other, is("paused"), 10);
    await until(pausing, ended, 20);
    await pause(3000);
    expect((await until(paused, is("paused"), 1)).nodes.nap?.status).toBe("sleeping");
    await Promise.all([paused, other].map((id) => call("POST", `/runs/${id}/resume`)));
    const results = await Promise.all([paused, other].map((id) => until(id, ended, 20)));
    expect(results.map(({ status }) => status)).toEqual(["complete", "complete"]);
    expect([paused, other].map((id) => world.seen("/after", id).length)).toEqual([1, 1]);
    expect(world.seen("/slow", paused).length).toBe(1);
    expect(new Set(world.seen("/slow", other).map(({ key }) => key)).size).toBe(1);
  });

  it("what has ended is still there: state, steps, log and events", async () => {
    const workflow = await publish(graphOf([["call", "http", request("quick")]], ["start -> call"]));
    const run = await start(workflow, {});
    await until(run, ended, 10);
    await killAndRestart();
    expect(await until(run, ended, 1)).toMatchObject({
      status: "complete",
      nodes: { call: { status: "complete" } },
    });
    const steps = await call<{ items: unknown[] }>("GET", `/runs/${run}/steps`);
    const logs = await call<{ items: { message: string }[] }>("GET", `/runs/${run}/logs`);
    const events = await (await fetch(`${server.url}/api/v1/runs/${run}/events`)).text();
    expect(steps.items).toHaveLength(1);
    expect(logs.items.map(({ message }) => message)).toEqual([expect.stringContaining("→ 200")]);
    expect(events).toContain("workflow_completed");
    expect(world.seen("/quick", run)).toHaveLength(1);
  });
});
