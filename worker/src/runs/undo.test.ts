/** Cancelling with undo, with modules written by hand: what the engine does with their rollback handlers. */
import type { Json, RunEvent } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { publishModule } from "../../test/modules.ts";
import { ended, graphOf, pause, type TestRun, until, viewed } from "../../test/runs.ts";

const graph = graphOf(
  ["a", "b", "c", "undo_a", "undo_b"].map((id) => [id, "http", {}]),
  ["start -> a", "a -> b", "b -> c", "a.undo -> undo_a", "b.undo -> undo_b"],
);
const steps = { a: { nodeId: "a" }, b: { nodeId: "b" }, c: { nodeId: "c" } };

/** `done(name)` is a step that can be undone; its undo is a line in the log. */
const prelude = `
  const log = (text) => host.log("info", text, { nodeId: "a", iteration: [], attempt: 1 });
  const undo = (name) => ({ rollback: ({ output, error }) => log("undo " + name + " of " + output + ": " + error.message) });
  const done = (name, ms = 0) => step.do(name, {}, async () => { await log("do " + name); await scheduler.wait(ms); return name.toUpperCase(); }, undo(name));`;

const start = async (body: string): Promise<TestRun> =>
  (await publishModule(`${prelude} ${body}`, { graph, steps })).start();

const cancel = (run: TestRun, body: Json = { undo: true }) =>
  run.call("POST", `/runs/${run.id}/cancel`, { body });

const logOf = async (run: TestRun): Promise<string[]> =>
  (await run.call("GET", `/runs/${run.id}/logs`)).body.items
    .map(({ message }: { message: string }) => message)
    .reverse();

async function isSaid(run: TestRun, line: string): Promise<void> {
  for (const deadline = Date.now() + 10_000; !(await logOf(run)).includes(line); await pause(20))
    if (Date.now() > deadline) throw new Error(`Nobody said "${line}"`);
}

const why = "Instance terminated during rollback";

/** That the run ends cancelled and this is all it did, what it undid last. */
async function expectUndone(run: TestRun, did: string[], undid: string[] = []): Promise<void> {
  expect((await ended(run)).status).toBe("cancelled");
  const undone = undid.map((name) => `undo ${name} of ${name.toUpperCase()}: ${why}`);
  expect(await logOf(run)).toEqual([...did.map((name) => `do ${name}`), ...undone]);
}

describe.concurrent("cancelling a run with undo", () => {
  it("undoes what its steps did, the latest first", async () => {
    const run = await start(`await done("a"); await done("b"); await step.sleep("nap", 60_000);`);
    await isSaid(run, "do b");
    expect(await cancel(run)).toMatchObject({ status: 202 });
    await expectUndone(run, ["a", "b"], ["b", "a"]);
    expect((await ended(run)).nodes).toMatchObject({
      a: { status: "undone" },
      b: { status: "undone" },
      c: { status: "skipped" },
    });
  });

  it("lets a running step end, undoes it too, and starts no other", async () => {
    const run = await start(`await done("a"); await done("b", 1500); await done("c");`);
    await isSaid(run, "do b");
    await cancel(run);
    await expectUndone(run, ["a", "b"], ["b", "a"]);
  });

  it("does so for a run that was paused", async () => {
    const run = await start(`await done("a"); await step.sleep("nap", 60_000);`);
    await isSaid(run, "do a");
    await run.call("POST", `/runs/${run.id}/pause`);
    await until(run, "paused");
    await cancel(run);
    await expectUndone(run, ["a"], ["a"]);
  });

  it("just cancels a run that did nothing yet", async () => {
    const run = await start(`await step.sleep("nap", 60_000); await done("a");`);
    await cancel(run);
    await expectUndone(run, []);
  });

  it("stays wanted when something else is wanted afterwards, but not without undo", async () => {
    const run = await start(`await done("a", 1500); await done("b"); await step.sleep("nap", 60_000);`);
    await isSaid(run, "do a");
    await Promise.all([cancel(run), run.call("POST", `/runs/${run.id}/resume`)]);
    await expectUndone(run, ["a"], ["a"]);

    const other = await start(`await done("a", 3000); await step.sleep("nap", 60_000);`);
    await isSaid(other, "do a");
    await cancel(other);
    await cancel(other, {});
    await expectUndone(other, ["a"]);
  });
});

describe.concurrent("an undo that gives up", () => {
  const giving = `({ rollback: () => host.undoFailed({ nodeId: "b", iteration: [], name: "HttpError", message: "500 from there" }, {}) })`;

  it("is told of where it is seen, and the others still run", async () => {
    const run = await start(
      `await done("a"); await step.do("b", {}, async () => 1, ${giving}); throw new Error("no more");`,
    );
    const { status, nodes } = await ended(run);
    expect(status).toBe("errored");
    expect(nodes.a?.status).toBe("undone");
    expect(await logOf(run)).toEqual([
      "do a",
      "Undo failed: HttpError: 500 from there",
      "undo a of A: no more",
    ]);
    const ends = (await viewed(run)).filter(({ type }) => type === "rollback_step_completed");
    const errors = ends.map(
      (event) => (event as Extract<RunEvent, { type: "rollback_step_completed" }>).error,
    );
    expect(errors).toEqual([{ name: "HttpError", message: "500 from there" }, undefined]);
  });

  it("may say what it likes, within bounds", async () => {
    const run = await start(`
      const told = await Promise.all([
        host.undoFailed({ nodeId: "b", iteration: [1, 2], name: "x".repeat(1000), message: "y".repeat(20_000) }, {}).then(() => "told"),
        ...[null, {}, { nodeId: "B", iteration: [], name: "", message: "" }, { nodeId: "b", iteration: [-1], name: "", message: "" }]
          .map((failure) => host.undoFailed(failure, {}).catch((error) => error.message)),
      ]);
      return told;`);
    const wrong = expect.stringMatching(/"TypeError".*"retryable":false/);
    expect((await ended(run)).output).toEqual(["told", wrong, wrong, wrong, wrong]);
    expect((await logOf(run)).map((line) => line.length)).toEqual([8_000 + " … (truncated)".length]);
  });
});
