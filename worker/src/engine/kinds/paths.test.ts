/** Which way a run goes, on the real engine: branches, joins, groups, ends and what is switched off. */
import { describe, expect, it } from "vitest";
import { ended, graphOf, pause, publish, runGraph, viewed } from "../../../test/runs.ts";
import { echo, fail, value } from "../../../test/steps.ts";

describe.concurrent("a switch", () => {
  const choosing = (params: object) =>
    graphOf(
      [
        ["way", "switch", { value: "{{ trigger.body }}", ...params }],
        ["one", ...value("one")],
        ["two", ...value("two")],
        ["other", ...value("other")],
      ],
      ["start -> way", "way.case:a -> one", "way.case:b -> two", "way.default -> other"],
    );
  const equal = {
    cases: [
      { key: "a", equals: 1 },
      { key: "b", equals: { deep: [1] } },
    ],
  };
  const when = {
    cases: [
      { key: "a", when: "{{ trigger.body > 1 }}" },
      { key: "b", when: "{{ trigger.body > 2 }}" },
    ],
  };

  it.each([
    [equal, 1, "one"],
    [equal, "1", "other"],
    [equal, { deep: [1] }, "two"],
    [when, 5, "one"],
    [when, 1, "other"],
  ])("%j takes for %j the way to %j alone", async (params, input, output) => {
    const run = await runGraph(choosing(params), input);
    const ways = ["one", "two", "other"].filter((id) => run.nodes[id]?.status === "complete");
    expect({ output: run.output, ways }).toEqual({ output, ways: [output] });
  });

  it("takes every way that fits where it should", async () => {
    const all = { ...when, mode: "all" };
    expect((await runGraph(choosing(all), 5)).output).toEqual({ one: "one", two: "two" });
    expect((await runGraph(choosing(all), 2)).output).toBe("one");
    const none = await runGraph(choosing(all), 0);
    expect(none).toMatchObject({ output: "other", nodes: { way: { output: [] } } });
  });
});

describe.concurrent("a node that joins any", () => {
  it("runs once, on the first that comes", async () => {
    const run = await runGraph(
      graphOf(
        [
          ["slow", ...echo("?delay=600")],
          ["quick", ...echo("")],
          ["first", ...value("{{ quick.status ?? 'slow' }}"), { join: "any" }],
          ["after", ...echo("", "{{ first }}")],
          ["out", ...value("{{ after.body.body }}")],
        ],
        [
          "start -> slow",
          "start -> quick",
          "slow -> first",
          "quick -> first",
          "first -> after",
          "after -> out",
        ],
      ),
    );
    expect(run).toMatchObject({
      status: "complete",
      output: 200,
      nodes: { first: { attempts: 1 }, slow: { status: "complete" } },
    });
  });
});

describe.concurrent("a group", () => {
  const inTime = (ms: number, timeout: number | undefined) =>
    graphOf(
      [
        ["both", "group", timeout === undefined ? {} : { timeout }],
        ["both/call", ...echo(`?delay=${ms}`)],
        ["both/inner", ...value("{{ call.status }}")],
        ["late", ...value("{{ both.error.name }}")],
        ["fine", ...value("{{ both }}")],
      ],
      ["start -> both", "call -> inner", "both -> fine", "both.error -> late"],
    );

  it("gives what its last step gives", async () => {
    expect((await runGraph(inTime(0, undefined))).output).toBe(200);
    expect((await runGraph(inTime(0, 10_000))).output).toBe(200);
  });

  it("fails when it takes too long: what runs ends, nothing more starts", async () => {
    const run = await runGraph(inTime(900, 300));
    expect(run).toMatchObject({
      status: "complete",
      output: "TimeoutError",
      nodes: {
        both: { status: "errored", error: { name: "TimeoutError" } },
        call: { status: "complete" },
        inner: { status: "skipped" },
        fine: { status: "skipped" },
      },
    });
  });

  it("drops a sleep when it takes too long", async () => {
    const run = await runGraph(
      graphOf(
        [
          ["both", "group", { timeout: 300 }],
          ["both/nap", "sleep", { duration: "1 hour" }],
          ["late", ...value("late")],
        ],
        ["start -> both", "both.error -> late"],
      ),
    );
    expect(run).toMatchObject({
      status: "complete",
      output: "late",
      nodes: { nap: { status: "cancelled" } },
    });
  });

  it("fails with its child's failure, which its error way handles", async () => {
    const run = await runGraph(
      graphOf(
        [
          ["both", "group", {}],
          ["both/stop", ...fail("no {{ trigger.body.n }}")],
          ["told", ...value("{{ both.error }}")],
        ],
        ["start -> both", "both.error -> told"],
      ),
      { n: 7 },
    );
    expect(run).toMatchObject({
      status: "complete",
      output: { message: "no 7" },
      nodes: { stop: { status: "errored" } },
    });
  });
});

describe.concurrent("an end", () => {
  it("fails the run with what it says", async () => {
    const run = await runGraph(graphOf([["stop", ...fail("no {{ trigger.body.n }}")]], ["start -> stop"]), {
      n: 7,
    });
    expect(run).toMatchObject({
      status: "errored",
      error: { message: "no 7", nodeId: "stop" },
      nodes: { stop: { attempts: 1 } },
    });
  });

  it("returns from inside a loop at once, and nothing else starts", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["each", "for_each", { items: [0, 1, 2, 3, 4, 5, 6, 7], concurrency: 4 }],
          ["each/call", ...echo("?delay={{ item === 1 ? 100 : 4000 }}", "{{ item }}")],
          ["each/found", "if", { condition: "{{ item === 1 }}" }],
          ["each/give", "return", { value: "{{ { found: call.body.body } }}" }],
          ["each/next", ...echo("/next")],
          ["after", ...value("never")],
        ],
        ["start -> each", "call -> found", "found.true -> give", "found.false -> next", "each -> after"],
      ),
    );
    const run = await start();
    const { status, output, nodes, startedAt, endedAt } = await ended(run);
    expect({ status, output }).toEqual({ status: "complete", output: { found: 1 } });
    expect(Date.parse(endedAt ?? "") - Date.parse(startedAt ?? "")).toBeLessThan(3800);
    expect(nodes).toMatchObject({ each: { status: "cancelled" }, after: { status: "skipped" } });
    await pause(4200);
    const steps = (await viewed(run)).flatMap((event) =>
      event.type === "step_started" ? [event.stepName] : [],
    );
    expect(steps.filter((name) => name.startsWith("next"))).toEqual([]);
  });
});

describe.concurrent("a step that is switched off", () => {
  it("gives null and lets the run pass", async () => {
    const run = await runGraph(
      graphOf(
        [
          ["off", ...echo("?status=500"), { disabled: true }],
          ["seen", ...value("{{ { off: off, error: off.error ?? 'none' } }}")],
        ],
        ["start -> off", "off -> seen"],
      ),
    );
    expect(run).toMatchObject({
      status: "complete",
      output: { off: null, error: "none" },
      nodes: { off: { status: "skipped", output: null, attempts: 0 } },
    });
  });
});
