/** What survives a `kill -9`: the end of a run that another one waits for, and the wish to undo. */
import type { Run } from "@weft/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphOf } from "../test/graph-of.ts";
import { hasEnded, is, pause, startKillable } from "./killable.ts";

let at: Awaited<ReturnType<typeof startKillable>>;

beforeAll(async () => {
  at = await startKillable();
});
afterAll(() => at?.stop());

const count = (path: string, run: string) => at.world.seen(path, run).length;

describe("a run that waits for others, after a kill -9", () => {
  it("hears of their ends, whenever they came, and each of them ran once", async () => {
    const { request } = at;
    const child = await at.publish(
      graphOf(
        [
          ["called", "called", {}],
          ["nap", "sleep", { duration: "{{ trigger.body.ms }}" }],
          ["did", "http", request("child")],
          ["out", "transform", { mode: "expression", expression: "{{ trigger.body.ms }}" }],
        ],
        ["called -> nap", "nap -> did", "did -> out"],
      ),
    );
    const parent = await at.publish(
      graphOf(
        [
          ["each", "for_each", { items: "{{ trigger.body }}", concurrency: 10 }],
          ["each/sub", "subworkflow", { workflowId: child, input: { ms: "{{ item }}" } }],
        ],
        ["start -> each"],
      ),
    );
    const ms = [0, 300, 600, 900, 1200, 1500, 6000, 9000];
    const run = await at.start(parent, ms);
    await pause(1000);
    await at.killAndRestart();
    await pause(300);
    await at.killAndRestart();
    expect(await at.until(run, hasEnded, 40)).toMatchObject({
      status: "complete",
      output: { results: ms, errors: [] },
    });
    const { items } = await at.call<{ items: Run[] }>("GET", `/runs?workflow=${child}&limit=100`);
    expect(items).toHaveLength(ms.length);
    for (const { id, parent: above } of items) {
      expect(above).toBe(run);
      expect(new Set(at.world.seen("/child", id).map(({ key }) => key))).toEqual(new Set([`${id}:did`]));
    }
  });
});

describe("a run that is cancelled with undo, after a kill -9", () => {
  const chain = Array.from({ length: 25 }, (_, n) => `call_${n}`);

  /** A long chain that is to be undone, beside a step that never gives the list that the next one needs. */
  const booked = () => {
    const { request } = at;
    const calls = chain.map((id): [string, string, object] => [id, "http", request(id)]);
    const undos = chain.map((id): [string, string, object] => [`undo_${id}`, "http", request(`undo-${id}`)]);
    return graphOf(
      [
        ...calls,
        ["nap", "sleep", { duration: "1 hour" }],
        ...undos,
        ["list", "http", request("slow?ms=30000")],
        ["each", "for_each", { items: "{{ list.body.items }}" }],
        ["each/inner", "http", request("inner")],
      ] as Parameters<typeof graphOf>[0],
      [
        "start -> call_0",
        ...chain.slice(1).map((id, index) => `${chain[index]} -> ${id}`),
        "call_24 -> nap",
        ...chain.map((id) => `${id}.undo -> undo_${id}`),
        "start -> list",
        "list -> each",
      ],
    );
  };

  it("is still to be cancelled, and what it did is taken back, also beside a step that was cut off", async () => {
    const run = await at.start(await at.publish(booked()), {});
    await at.until(run, ({ nodes }) => nodes.nap?.status === "sleeping", 20);
    await at.call("POST", `/runs/${run}/cancel`, { undo: true });
    await at.killAndRestart();
    const { status, nodes } = await at.until(run, hasEnded, 60);
    expect(status).toBe("cancelled");
    const paths = chain.flatMap((id) => [`/${id}`, `/undo-${id}`]);
    expect(paths.map((path) => [path, count(path, run)])).toEqual(paths.map((path) => [path, 1]));
    expect(chain.map((id) => nodes[id]?.status)).toEqual(chain.map(() => "undone"));
    expect(count("/inner", run)).toBe(0);
  });

  it("goes on undoing where it was, and begins again what was cut off alone", async () => {
    const graph = graphOf(
      [
        ["first", "http", at.request("first")],
        ["second", "http", at.request("second")],
        ["third", "http", at.request("third")],
        ["nap", "sleep", { duration: "1 hour" }],
        ["undo_first", "http", at.request("undo-first")],
        ["undo_second", "http", at.request("undo-second?ms=3000")],
        ["undo_third", "http", at.request("undo-third")],
      ],
      [
        "start -> first",
        "first -> second",
        "second -> third",
        "third -> nap",
        "first.undo -> undo_first",
        "second.undo -> undo_second",
        "third.undo -> undo_third",
      ],
    );
    const run = await at.start(await at.publish(graph), {});
    await at.until(run, is("waiting"), 10);
    await at.call("POST", `/runs/${run}/cancel`, { undo: true });
    await expect.poll(() => count("/undo-second", run), { timeout: 10_000 }).toBe(1);
    await at.killAndRestart();
    expect((await at.until(run, hasEnded, 30)).status).toBe("cancelled");
    expect(["/undo-third", "/undo-second", "/undo-first"].map((path) => count(path, run))).toEqual([1, 2, 1]);
    expect(new Set(at.world.seen("/undo-second", run).map(({ key }) => key))).toEqual(
      new Set([`${run}:undo_second`]),
    );
  });
});

describe("a code step that prints without end", () => {
  it("leaves the server's output alone", async () => {
    const source = `export default () => { for (let n = 0; n < 1e5; n++) console.log("flood ".repeat(100)); return 1; };`;
    const run = await at.start(
      await at.publish(graphOf([["flood", "code", { source }]], ["start -> flood"])),
      {},
    );
    expect((await at.until(run, hasEnded, 20)).output).toBe(1);
    expect(at.output()).not.toContain("flood flood");
  });
});
