/** What becomes of runs whose objects all lose their memory at once; the engine goes on without them. */
import { abortAllDurableObjects, env, runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { asking, inStorage, one, stubOf } from "../../test/run-objects.ts";
import { ended, graphOf, objectOf, pause, publish, readRun, until, viewed } from "../../test/runs.ts";
import type { Env } from "../env.ts";

const { WORKSPACE } = env as unknown as Env;

describe("a run", () => {
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

  it("that has ended is archived by its alarm if its object lost its memory just then", async () => {
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

  it("that nobody had heard of yet is begun again by its workspace", async () => {
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
