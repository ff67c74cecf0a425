/** The reference itself against the sentences of LANGUAGE.md, by hand. */
import type { GraphNode, Json } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { graph, http, manual, sleep, value } from "../../graph.ts";
import type { Behaviour, Sample } from "../world.ts";
import { interpret } from "./simulation.ts";

type Nodes = Parameters<typeof graph>[0];
type Options = { inside?: { [id: string]: string }; world?: { [id: string]: Partial<Behaviour> } };

const call = (data = {}) => http("https://x.test/", {}, data);
const node = (type: string, params: { [key: string]: Json } = {}, data = {}) => ({ type, params, ...data });

function sampleOf(nodes: Nodes, edges: string[], { inside = {}, world = {} }: Options = {}): Sample {
  const drawn = graph({ start: manual(), ...nodes }, ...edges);
  drawn.nodes = drawn.nodes.map((each): GraphNode => {
    const parentId = inside[each.id];
    return parentId === undefined ? each : { ...each, parentId };
  });
  const behaviours = Object.entries(world).map(([id, own]) => [id, { pace: 0, luck: 0, ...own }]);
  return { graph: drawn, trigger: "start", body: {}, world: Object.fromEntries(behaviours) };
}

const run = (...args: Parameters<typeof sampleOf>) => interpret(sampleOf(...args));
const ran = (...args: Parameters<typeof sampleOf>) => Object.keys(run(...args).steps);

describe("a node", () => {
  it("waits for all its edges, runs once if one is taken, and is skipped if none is", () => {
    const check = node("if", { condition: "{{ true }}" });
    const edges = [
      "start -> check",
      "check.true -> a",
      "check.false -> b",
      "a -> join",
      "b -> join",
      "b -> c",
    ];
    expect(
      ran({ check, a: value("{{ 1 }}"), b: value("{{ 2 }}"), join: value("{{ [a, b] }}"), c: call() }, edges),
    ).toEqual(["check", "a", "join"]);
  });

  it("that joins on any runs on the first taken edge, once", () => {
    const { steps } = run(
      { nap: sleep("1 hour"), quick: value("{{ 1 }}"), join: { ...value("{{ 2 }}"), join: "any" } },
      ["start -> nap", "start -> quick", "nap -> join", "quick -> join"],
    );
    expect(steps.join?.start).toBe(steps.quick?.end);
    expect(steps.nap?.end).toBeGreaterThan(3_600_000);
  });

  it("that is disabled has no step, gives null and takes out", () => {
    const { steps, ending } = run({ off: call({ disabled: true }), next: value("{{ off === null }}") }, [
      "start -> off",
      "off -> next",
    ]);
    expect(Object.keys(steps)).toEqual(["next"]);
    expect(ending).toEqual({ status: "complete", output: true });
  });

  it("is tried again by its policy, and an evaluation never", () => {
    const retry = { limit: 3, delay: "1 second", backoff: "exponential" as const };
    const { steps } = run(
      { busy: call({ retry }), wrong: value("{{ run.version.trim() }}") },
      ["start -> busy", "start -> wrong", "wrong.error -> busy"],
      { world: { busy: { trouble: "busy", luck: 1 } } },
    );
    expect(steps.wrong).toMatchObject({ attempts: 1, error: { name: "TypeError" } });
    expect(steps.busy?.attempts).toBeGreaterThan(1);
    expect(steps.busy?.output).toBeDefined();
  });
});

describe("a failure nobody handles", () => {
  const edges = ["start -> bad", "start -> slow", "start -> nap", "slow -> after", "nap -> after"];
  const nodes = { bad: node("fail", { message: "no" }), slow: call(), nap: sleep("1 hour"), after: call() };

  it("lets running steps finish, drops sleeps, starts nothing more and names the node", () => {
    const { steps, ending } = run(nodes, edges, { world: { slow: { pace: 9 } } });
    expect(Object.keys(steps)).toEqual(["bad", "slow"]);
    expect(steps.slow?.output).toBeDefined();
    expect(ending).toEqual({ status: "errored", error: { name: "Error", message: "no", nodeId: "bad" } });
  });

  it("undoes what completed, in reverse order of start", () => {
    const { undone } = run(
      { a: call(), b: call(), bad: node("fail", { message: "no" }), back_a: call(), back_b: call() },
      ["start -> a", "a -> b", "b -> bad", "a.undo -> back_a", "b.undo -> back_b"],
    );
    expect(undone.map(({ step }) => step)).toEqual(["b", "a"]);
  });

  it("is one's own error way where there is one", () => {
    const { ending } = run({ bad: value("{{ run.version.trim() }}"), next: value("{{ bad.error.name }}") }, [
      "start -> bad",
      "bad.error -> next",
    ]);
    expect(ending).toEqual({ status: "complete", output: "TypeError" });
  });
});

describe("the run's output", () => {
  it("is that of the leaves that ran, by id where several did", () => {
    const { ending } = run({ a: value("{{ 1 }}"), b: value("{{ 2 }}"), c: call() }, [
      "start -> a",
      "start -> b",
      "a.error -> c",
    ]);
    expect(ending).toEqual({ status: "complete", output: { a: 1, b: 2 } });
  });

  it("is that of a return, which abandons the rest", () => {
    const { ending, steps } = run(
      { done: node("return", { value: 7 }), slow: call(), after: call() },
      ["start -> done", "start -> slow", "slow -> after"],
      { world: { slow: { pace: 9 } } },
    );
    expect(ending).toEqual({ status: "complete", output: 7 });
    expect(steps.slow?.end).toBeUndefined();
  });
});

describe("a loop", () => {
  const each = (params: { [key: string]: Json }) => node("for_each", { items: [3, 1, 2], ...params });
  const inside = { double: "each" };

  it("runs its body once per item and gives results in their order", () => {
    const { ending, steps } = run(
      { each: each({}), double: value("{{ item * 2 + index }}") },
      ["start -> each"],
      { inside },
    );
    expect(ending).toEqual({ status: "complete", output: { results: [6, 3, 6], errors: [] } });
    expect(Object.keys(steps)).toEqual(["each:items", "double[0]", "double[1]", "double[2]", "each"]);
  });

  it("runs so many passes at once and no more", () => {
    const { steps } = run({ each: each({ concurrency: 2 }), double: call() }, ["start -> each"], { inside });
    expect(steps["double[1]"]?.start).toBe(steps["double[0]"]?.start);
    expect(steps["double[2]"]?.start).toBeGreaterThan(steps["double[0]"]?.start as number);
  });

  it("fails with its pass, or collects", () => {
    const bad = value("{{ index === 1 ? run.version.trim() : item }}");
    expect(run({ each: each({}), double: bad }, ["start -> each"], { inside }).ending).toMatchObject({
      status: "errored",
      error: { name: "TypeError", nodeId: "double" },
    });
    expect(
      run({ each: each({ onError: "collect" }), double: bad }, ["start -> each"], { inside }).ending,
    ).toMatchObject({
      output: { results: [3, null, 2], errors: [{ index: 1, name: "TypeError" }] },
    });
  });

  it("repeats until, or as often as it may", () => {
    const again = (params: { [key: string]: Json }) =>
      node("repeat", { until: "{{ double > 1 }}", ...params });
    const body = { inside: { double: "again" } };
    const nodes = { double: value("{{ index }}") };
    expect(run({ again: again({}), ...nodes }, ["start -> again"], body).ending).toMatchObject({
      output: { iterations: 3, last: 2 },
    });
    expect(
      run({ again: again({ maxIterations: 2 }), ...nodes }, ["start -> again"], body).ending.status,
    ).toBe("errored");
    const goesOn = again({ maxIterations: 2, onExhausted: "continue" });
    expect(run({ again: goesOn, ...nodes }, ["start -> again"], body).ending).toMatchObject({
      output: { iterations: 2, last: 1 },
    });
  });
});

it("ends a group at its timeout: what runs ends, nothing starts", () => {
  const { steps, ending } = run(
    { box: node("group", { timeout: 1 }), slow: call(), after: call(), next: value("{{ box.error.name }}") },
    ["start -> box", "slow -> after", "box.error -> next"],
    { inside: { slow: "box", after: "box" }, world: { slow: { pace: 9 } } },
  );
  expect(Object.keys(steps)).toEqual(["slow", "box", "next"]);
  expect(ending).toEqual({ status: "complete", output: "TimeoutError" });
});

it("calls a run a race only where times decide what happens", () => {
  const nodes = { a: call(), b: call(), bad: node("fail", { message: "no" }) };
  expect(run(nodes, ["start -> a", "start -> b", "a -> bad", "b -> bad"]).races).toEqual([]);
  expect(run(nodes, ["start -> a", "start -> b", "a -> bad"]).races).toHaveLength(1);
});
