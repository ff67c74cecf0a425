/** What a step may do with the workspace's keys and values. */
import { env } from "cloudflare:test";
import type { Json } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/call-api.ts";
import { about, publishModule } from "../../test/modules.ts";
import { ended } from "../../test/runs.ts";
import type { Env } from "../env.ts";
import { workspaceStub } from "../workspace/workspace.ts";

const bindings = env as unknown as Env;

/** What a run comes to whose code has `store(call, place)`, which says the packed failure if it fails. */
async function outputOf(body: string, workspace = newWorkspace()): Promise<Json> {
  const { start } = await publishModule(
    `let steps = 0;
     const store = (call, place = "step_" + steps++, more = {}) =>
       host.store(call, { ...${about("a")}, nodeId: place, ...more }).catch((error) => error.message);
     ${body}`,
    { workspace },
  );
  const run = await ended(await start());
  expect(run).toMatchObject({ status: "complete" });
  return run.output;
}

const failure = (name: string) =>
  expect.stringMatching(new RegExp(`^weft:failure .*"${name}".*"retryable":false`));

describe.concurrent("the store of a workspace", () => {
  it("keeps what is set until it is deleted, and gives null for what is not there", async () => {
    const output = await outputOf(`return [
      await store({ op: "get", key: "k" }),
      await store({ op: "set", key: "k", value: { deep: [1, null, "é"] } }),
      await store({ op: "get", key: "k" }),
      await store({ op: "set", key: "k" }),
      await store({ op: "get", key: "k" }),
      await store({ op: "delete", key: "k" }),
      await store({ op: "delete", key: "k" }),
      await store({ op: "get", key: "k" }),
    ];`);
    const value = { deep: [1, null, "é"] };
    expect(output).toEqual([null, value, value, null, null, null, null, null]);
  });

  it("is the same for all runs of the workspace, and no other workspace sees it", async () => {
    const workspace = newWorkspace();
    await outputOf(`return store({ op: "set", key: "k", value: 7 });`, workspace);
    expect(await outputOf(`return store({ op: "get", key: "k" });`, workspace)).toBe(7);
    expect(await outputOf(`return store({ op: "get", key: "k" });`)).toBe(null);
    expect(
      await outputOf(`return store({ op: "get", key: "k", workspace: ${JSON.stringify(workspace)} });`),
    ).toBe(null);
  });

  it("counts from nothing, by one or by what is said", async () => {
    const output = await outputOf(`return [
      await store({ op: "increment", key: "n" }),
      await store({ op: "increment", key: "n", by: 2.5 }),
      await store({ op: "increment", key: "n", by: -10 }),
      await store({ op: "get", key: "n" }),
    ];`);
    expect(output).toEqual([1, 3.5, -6.5, -6.5]);
  });

  it("does not count what is no number, nor beyond all numbers", async () => {
    const output = await outputOf(`
      await store({ op: "set", key: "text", value: "1" });
      await store({ op: "set", key: "none", value: null });
      await store({ op: "set", key: "huge", value: 1.7e308 });
      return [
        await store({ op: "increment", key: "text" }),
        await store({ op: "increment", key: "none" }),
        await store({ op: "increment", key: "huge", by: 1.7e308 }),
        await store({ op: "get", key: "text" }),
      ];`);
    const wrong = failure("TypeError");
    expect(output).toEqual([wrong, wrong, wrong, "1"]);
  });

  it("changes nothing twice for an attempt that is made again, in each pass for itself", async () => {
    const output = await outputOf(`
      const count = (more) => store({ op: "increment", key: "n" }, "count", more);
      const first = [await count(), await count({ attempt: 2 }), await count({ iteration: [0] }), await count({ iteration: [0], attempt: 2 }), await count({ iteration: [0, 1] })];
      await store({ op: "set", key: "k", value: 1 }, "mine");
      await store({ op: "set", key: "k", value: 2 }, "theirs");
      const again = await store({ op: "set", key: "k", value: 1 }, "mine", { attempt: 2 });
      const left = await store({ op: "get", key: "k" });
      await store({ op: "delete", key: "k" }, "gone");
      await store({ op: "set", key: "k", value: 3 });
      await store({ op: "delete", key: "k" }, "gone", { attempt: 2 });
      return [first, again, left, await store({ op: "get", key: "k" })];`);
    expect(output).toEqual([[1, 1, 2, 2, 3], 1, 2, 3]);
  });

  it("lists what begins with a text, in the order of the keys", async () => {
    const output = await outputOf(`
      for (const key of ["b", "order:2", "order:10", "order", "orders", "é"]) await store({ op: "set", key, value: key.length });
      return [await store({ op: "list", key: "order:" }), await store({ op: "list", key: "x" }), (await store({ op: "list", key: "" })).items.map(({ key }) => key)];`);
    expect(output).toEqual([
      {
        items: [
          { key: "order:10", value: 8 },
          { key: "order:2", value: 7 },
        ],
      },
      { items: [] },
      ["b", "order", "order:10", "order:2", "orders", "é"],
    ]);
  });

  it("lists no more than a thousand items and 1 MiB, and says that there are more", async () => {
    const workspace = newWorkspace();
    const counts = await outputOf(
      `for (let n = 0; n < 1001; n++) await store({ op: "set", key: "n" + String(n).padStart(4, "0"), value: n });
       for (let n = 0; n < 3; n++) await store({ op: "set", key: "large" + n, value: "x".repeat(500_000) });
       const lists = [await store({ op: "list", key: "n" }), await store({ op: "list", key: "n000" }), await store({ op: "list", key: "large" })];
       return lists.map(({ items, more }) => [items.length, items.at(-1).key, more ?? false]);`,
      workspace,
    );
    expect(counts).toEqual([
      [1000, "n0999", true],
      [10, "n0009", false],
      [2, "large1", true],
    ]);
  });

  it("takes values of 1 MiB and refuses one byte more, and what cannot be written as JSON", async () => {
    const output = await outputOf(`
      const mebi = 1024 * 1024, cycle = []; cycle.push(cycle);
      const set = (value) => store({ op: "set", key: "k", value });
      return [
        (await set("x".repeat(mebi - 2))).length, await set("x".repeat(mebi - 1)), await set("é".repeat(mebi / 2)),
        await set(cycle), await set(1n), await set(() => 1), await set(new Date(0)),
      ];`);
    const [large, wrong] = [failure("OutputTooLarge"), failure("TypeError")];
    expect(output).toEqual([1024 * 1024 - 2, large, large, wrong, wrong, null, "1970-01-01T00:00:00.000Z"]);
  });

  it("takes no other keys than texts of up to 512 characters, and no other calls", async () => {
    const output = await outputOf(`
      const odd = ["x".repeat(512), "x".repeat(513), "", 7, null, "\\ud800", "a\\0b", "__proto__", "%_'\\n"];
      const answers = [];
      for (const key of odd) answers.push(await store({ op: "set", key, value: 1 }));
      const calls = [null, {}, { op: "drop", key: "k" }, { op: "increment", key: "k", by: "1" }, { op: "increment", key: "k", by: Infinity }];
      for (const call of calls) answers.push(await store(call));
      answers.push(await store({ op: "get", key: "k" }, "Not an id"));
      return answers;`);
    const wrong = failure("TypeError");
    expect(output).toEqual([1, ...Array(6).fill(wrong), 1, 1, ...Array(6).fill(wrong)]);
  });

  it("does nothing for a run that has ended", async () => {
    const { start, workspace } = await publishModule("return 1;");
    const { id } = await ended(await start());
    const caller = { runId: id, step: "late" };
    const answer = await workspaceStub(bindings, workspace).callStore(caller, {
      op: "set",
      key: "k",
      value: "1",
    });
    expect(answer).toEqual({ failure: { name: "RunEnded", message: expect.any(String) } });
    expect(await outputOf(`return store({ op: "get", key: "k" });`, workspace)).toBe(null);
  });
});
