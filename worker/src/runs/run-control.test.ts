import { describe, expect, it } from "vitest";
import { ended, graphOf, objectOf, pause, publish, readRun, until, viewed } from "../../test/runs.ts";

const one = ["transform", { mode: "expression", expression: "{{ 1 }}" }] as const;
const slow = (ms: number) => ["http", { method: "GET", url: `https://echo.weft.test/?delay=${ms}` }] as const;

/** A slow step with an error handle, and a sleep beside it. */
const forked = () =>
  publish(
    graphOf(
      [
        ["call", ...slow(1200)],
        ["done", ...one],
        ["failed", ...one],
        ["nap", "sleep", { duration: 3000 }],
        ["rested", ...one],
      ],
      ["start -> call", "call -> done", "call.error -> failed", "start -> nap", "nap -> rested"],
    ),
  );

describe.concurrent("pausing a run", () => {
  it("inside a step with an error handle takes no error path, and resuming goes on", async () => {
    const run = await (await forked()).start();
    await until(run, ({ nodes }) => nodes.call?.status === "running");
    expect(await run.call("POST", `/runs/${run.id}/pause`)).toMatchObject({ status: 202 });
    const paused = await until(run, "paused");
    expect(paused.nodes).toMatchObject({
      call: { status: "complete" },
      failed: { status: "skipped" },
      nap: { status: "sleeping" },
    });
    await pause(2500);
    expect((await readRun(run)).nodes.nap?.status).toBe("sleeping");
    expect(await run.call("POST", `/runs/${run.id}/resume`)).toMatchObject({ status: 202 });
    const result = await ended(run);
    expect(result).toMatchObject({
      status: "complete",
      nodes: {
        call: { status: "complete", attempts: 1 },
        done: { status: "complete", attempts: 1 },
        failed: { status: "skipped" },
        rested: { status: "complete" },
      },
    });
  });

  it("while it waits for a retry takes no error path", async () => {
    const { start } = await publish(
      graphOf(
        [
          [
            "call",
            "http",
            { method: "GET", url: "https://echo.weft.test/?fail=1" },
            { retry: { limit: 1, delay: 800 } },
          ],
          ["done", ...one],
          ["failed", ...one],
        ],
        ["start -> call", "call -> done", "call.error -> failed"],
      ),
    );
    const run = await start();
    await until(run, ({ nodes }) => nodes.call?.status === "retrying");
    await run.call("POST", `/runs/${run.id}/pause`);
    await until(run, "paused");
    await run.call("POST", `/runs/${run.id}/resume`);
    expect(await ended(run)).toMatchObject({
      status: "complete",
      nodes: {
        call: { status: "complete", attempts: 2 },
        done: { status: "complete" },
        failed: { status: "skipped" },
      },
    });
  });

  it("as soon as it was started pauses it", async () => {
    const run = await (await forked()).start();
    expect(await run.call("POST", `/runs/${run.id}/pause`)).toMatchObject({ status: 202 });
    await until(run, "paused");
    await run.call("POST", `/runs/${run.id}/resume`);
    expect((await ended(run)).status).toBe("complete");
  });

  it("moves the end of a sleep by the length of the pause", async () => {
    const { start } = await publish(graphOf([["nap", "sleep", { duration: 1000 }]], ["start -> nap"]));
    const run = await start();
    await until(run, "waiting");
    await run.call("POST", `/runs/${run.id}/pause`);
    await until(run, "paused");
    await pause(1500);
    await run.call("POST", `/runs/${run.id}/resume`);
    const resumed = await until(run, "waiting");
    expect(Date.parse(resumed.nodes.nap?.until ?? "")).toBeGreaterThan(Date.now());
    const { startedAt, endedAt } = await ended(run);
    expect(Date.parse(endedAt ?? "") - Date.parse(startedAt ?? "")).toBeGreaterThanOrEqual(2400);
  });

  it("and at once wanting otherwise leaves it as was wanted last", async () => {
    const run = await (await forked()).start();
    await until(run, ({ nodes }) => nodes.call?.status === "running");
    const object = objectOf(run);
    await Promise.all([object.pause(), object.resume(), object.pause(), object.resume()]);
    expect(await ended(run)).toMatchObject({ status: "complete", nodes: { failed: { status: "skipped" } } });

    const other = await (await forked()).start();
    await until(other, ({ nodes }) => nodes.call?.status === "running");
    const second = objectOf(other);
    await Promise.all([second.pause(), second.resume(), second.pause()]);
    await until(other, "paused");
    await second.cancel({ undo: false });
    expect((await ended(other)).status).toBe("cancelled");
  });
});

describe.concurrent("cancelling a run", () => {
  it("starts no later step", async () => {
    const run = await (await forked()).start();
    await until(run, ({ nodes }) => nodes.call?.status === "running");
    expect(await run.call("POST", `/runs/${run.id}/cancel`, { body: {} })).toMatchObject({ status: 202 });
    const result = await ended(run);
    expect(result).toMatchObject({
      status: "cancelled",
      nodes: {
        call: { status: "cancelled" },
        nap: { status: "cancelled" },
        done: { status: "skipped" },
        rested: { status: "skipped" },
      },
    });
    await pause(2000);
    const events = await viewed(run);
    expect(events.at(-1)?.type).toBe("workflow_terminated");
    const { body } = await run.call("GET", `/runs/${run.id}/steps?node=call`);
    expect(body.items).toMatchObject([{ status: "cancelled", attempts: [{ status: "cancelled" }] }]);
  });

  it("ends a paused run", async () => {
    const run = await (await forked()).start();
    await until(run, "running");
    await run.call("POST", `/runs/${run.id}/pause`);
    await until(run, "paused");
    await run.call("POST", `/runs/${run.id}/cancel`, { body: {} });
    expect((await ended(run)).status).toBe("cancelled");
  });

  it("that has ended is refused", async () => {
    const { start } = await publish(graphOf([["quick", ...one]], ["start -> quick"]));
    const run = await start();
    await ended(run);
    for (const verb of ["pause", "resume", "cancel"]) {
      const refused = await run.call(
        "POST",
        `/runs/${run.id}/${verb}`,
        verb === "cancel" ? { body: {} } : {},
      );
      expect(refused).toMatchObject({ status: 409, body: { code: "run_ended" } });
    }
  });
});
