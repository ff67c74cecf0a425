/** Loops on the real engine: what is compiled, run and shown. */
import { describe, expect, it } from "vitest";
import { ended, graphOf, objectOf, pause, publish, runGraph, until, viewed } from "../../../test/runs.ts";
import { echo, fail, value } from "../../../test/steps.ts";

describe.concurrent("for each", () => {
  /** Later items are answered sooner. */
  const doubling = (concurrency: number) =>
    graphOf(
      [
        ["each", "for_each", { items: "{{ trigger.body }}", concurrency }],
        ["each/send", ...echo("?delay={{ 200 - item * 40 }}", "{{ item }}")],
        [
          "each/twice",
          ...value("{{ { twice: send.body.body * 2, key: send.body.headers['idempotency-key'] } }}"),
        ],
      ],
      ["start -> each", "send -> twice"],
    );

  it.each([1, 5])("gives results in the order of the items, %i at once", async (concurrency) => {
    const { start } = await publish(doubling(concurrency));
    const run = await start([1, 2, 3, 4, 5]);
    const { status, output, nodes } = await ended(run);
    const results = [1, 2, 3, 4, 5].map((n) => ({ twice: n * 2, key: `${run.id}:send:${n - 1}` }));
    expect({ status, output }).toEqual({ status: "complete", output: { results, errors: [] } });
    expect(nodes).toMatchObject({ each: { status: "complete" }, send: { status: "complete" } });
    const names = (await viewed(run)).flatMap((event) =>
      event.type === "step_started" && event.nodeId === "send" ? [event.iteration] : [],
    );
    expect(names).toEqual([[0], [1], [2], [3], [4]]);
    const starts = (await viewed(run)).filter(
      ({ type }) => type === "step_started" || type === "step_completed",
    );
    const firstFive = starts
      .filter((event) => "nodeId" in event && event.nodeId === "send")
      .slice(0, 5)
      .map(({ type }) => type);
    expect(new Set(firstFive).size).toBe(concurrency === 1 ? 2 : 1);
  });

  it("runs for nothing where there are no items, and fails where they are no list", async () => {
    expect(await runGraph(doubling(1), [])).toMatchObject({
      status: "complete",
      output: { results: [], errors: [] },
    });
    expect(await runGraph(doubling(5), "abc")).toMatchObject({
      status: "errored",
      error: { name: "TypeError", nodeId: "each" },
    });
  });

  const failing = (params: object) =>
    graphOf(
      [
        ["each", "for_each", { items: [1, 2, 3], ...params }],
        ["each/is_two", "if", { condition: "{{ item === 2 }}" }],
        ["each/stop", ...fail("no {{ item }}")],
        ["each/fine", ...value("{{ item }}")],
      ],
      ["start -> each", "is_two.true -> stop", "is_two.false -> fine"],
    );

  it.each([1, 3])("fails with the pass that failed, %i at once", async (concurrency) => {
    const run = await runGraph(failing({ concurrency }));
    expect(run).toMatchObject({ status: "errored", error: { message: "no 2", nodeId: "stop" } });
    expect(run.nodes.each).toMatchObject({ status: "errored", error: { message: "no 2" } });
  });

  it.each([1, 3])("collects failures, %i at once", async (concurrency) => {
    const run = await runGraph(failing({ concurrency, onError: "collect" }));
    expect(run).toMatchObject({
      status: "complete",
      output: { results: [1, null, 3], errors: [{ index: 1, message: "no 2" }] },
    });
  });

  it("nests, and each pass sees the item and the index of every loop around it", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["outer", "for_each", { items: "{{ trigger.body }}", concurrency: 2 }],
          ["outer/inner", "for_each", { items: "{{ item }}", concurrency: 2 }],
          ["inner/leaf", ...echo("", "{{ [outer.index, index, outer.item, item] }}")],
          ["inner/seen", ...value("{{ [leaf.body.body, leaf.body.headers['idempotency-key']] }}")],
        ],
        ["start -> outer", "leaf -> seen"],
      ),
    );
    const run = await start([["a", "b"], [], ["c"]]);
    const inner = (results: unknown[]) => ({ results, errors: [] });
    const seen = (i: number, j: number, list: string[]) => [
      [i, j, list, list[j]],
      `${run.id}:leaf:${i}.${j}`,
    ];
    expect((await ended(run)).output).toEqual(
      inner([inner([seen(0, 0, ["a", "b"]), seen(0, 1, ["a", "b"])]), inner([]), inner([seen(2, 0, ["c"])])]),
    );
    const { body } = await run.call("GET", `/runs/${run.id}/steps?node=leaf`);
    const passes = body.items.map(({ iteration }: { iteration: number[] }) => iteration.join("."));
    expect(passes.sort()).toEqual(["0.0", "0.1", "2.0"]);
  });

  it("waits for an event in every pass, each for its own", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["each", "for_each", { items: [1, 2, 3], concurrency: 2 }],
          ["each/ask", "wait_event", { events: ["go"], timeout: "1 minute" }],
          ["each/got", ...value("{{ item + ask.payload }}")],
        ],
        ["start -> each", "ask.event:go -> got"],
      ),
    );
    const run = await start();
    await until(run, "waiting");
    for (const letter of ["a", "b", "c"]) {
      await objectOf(run).send("go", letter);
      await pause(50);
    }
    const { status, output } = await ended(run);
    const { results } = output as { results: string[] };
    expect(status).toBe("complete");
    expect(results.map((text) => text[0])).toEqual(["1", "2", "3"]);
    expect(results.map((text) => text[1]).sort()).toEqual(["a", "b", "c"]);
  });
});

describe.concurrent("repeat", () => {
  const counting = (params: object) =>
    graphOf(
      [
        ["rep", "repeat", { until: "{{ count >= 2 }}", ...params }],
        ["rep/count", ...value("{{ index }}")],
      ],
      ["start -> rep"],
    );

  it("runs until it holds, with its delay in between", async () => {
    const run = await runGraph(counting({ delay: 150 }));
    expect(run).toMatchObject({ status: "complete", output: { iterations: 3, last: 2 } });
    expect(Date.parse(run.endedAt ?? "") - Date.parse(run.startedAt ?? "")).toBeGreaterThanOrEqual(300);
  });

  it("fails or goes on when that is not enough", async () => {
    expect(await runGraph(counting({ maxIterations: 2 }))).toMatchObject({
      status: "errored",
      error: { nodeId: "rep" },
    });
    expect(await runGraph(counting({ maxIterations: 2, onExhausted: "continue" }))).toMatchObject({
      status: "complete",
      output: { iterations: 2, last: 1 },
    });
  });
});
