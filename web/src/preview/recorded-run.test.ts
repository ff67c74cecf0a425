import type { PreviewSlot } from "@weft/codegen";
import type { Json, RunEvent } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { type RecordedRun, recordedRun } from "./recorded-run.ts";
import { loadValues, passOf, slotValues } from "./slot-values.ts";

const run = { id: "r", workflowId: "w", version: 2, startedAt: "2026-01-01T00:00:00.000Z" };

let clock = 0;
const about = (nodeId: string, iteration: number[] = [], phase?: string) => {
  clock += 1;
  return {
    eventId: clock,
    timestamp: clock,
    stepName: nodeId,
    nodeId,
    iteration,
    ...(phase === undefined ? {} : { phase }),
  };
};
const done = (nodeId: string, output: Json, iteration?: number[], phase?: string): RunEvent => ({
  type: "step_completed",
  output,
  ...about(nodeId, iteration, phase),
});
const failed = (nodeId: string, message: string, iteration?: number[]): RunEvent[] => [
  { type: "attempt_errored", attempt: 1, error: { name: "HttpError", message }, ...about(nodeId, iteration) },
  { type: "step_errored", ...about(nodeId, iteration) },
];
const started: RunEvent = {
  type: "workflow_started",
  params: { body: { id: 7 } },
  nodeId: "start",
  eventId: 0,
  timestamp: 0,
};

const events: RunEvent[] = [
  started,
  done("fetch", { status: 200 }),
  ...failed("call", "404"),
  done("each", ["a", "b"], [], "items"),
  done("inside", 1, [0]),
  done("inside", 2, [1]),
];
const recorded = recordedRun(run, events) as RecordedRun;

const slot = (variables: PreviewSlot["variables"], loops: string[] = []): PreviewSlot => ({
  field: "params.url",
  text: "",
  code: "",
  variables,
  loops,
  recorded: true,
});

const values = async (of: PreviewSlot, pass: readonly number[] = [], disabled: string[] = []) => {
  const found = slotValues(of, recorded, pass, new Set(disabled));
  const loaded = await loadValues(found, async (value) => value as Json | undefined);
  return { ...loaded, without: found.without };
};

describe("a recorded run", () => {
  it("is nothing before it has begun", () => {
    expect(recordedRun(run, [])).toBeNull();
  });

  it("gives what started it, under the trigger's own name too", async () => {
    const found = await values(slot([{ name: "start", is: "output", nodeId: "start", loops: [] }]));
    expect(found).toMatchObject({ trigger: { body: { id: 7 } }, start: { body: { id: 7 } }, run, vars: {} });
  });

  it("gives undefined of a step that gave nothing, null of a disabled one, and names only the first", async () => {
    const found = await values(
      slot([
        { name: "fetch", is: "output", nodeId: "fetch", loops: [] },
        { name: "skipped", is: "output", nodeId: "skipped", loops: [] },
        { name: "off", is: "output", nodeId: "off", loops: [] },
      ]),
      [],
      ["off"],
    );
    expect(found).toMatchObject({
      fetch: { status: 200 },
      skipped: undefined,
      off: null,
      without: ["skipped"],
    });
  });

  it("gives the failure of a step that failed, and of undoing the latest", async () => {
    const found = await values(
      slot([
        { name: "call", is: "output", nodeId: "call", loops: [] },
        { name: "callError", is: "failure", nodeId: "call", loops: [] },
        { name: "fetchError", is: "failure", nodeId: "fetch", loops: [] },
      ]),
    );
    const failure = { name: "HttpError", message: "404" };
    expect(found).toMatchObject({
      call: undefined,
      callError: failure,
      fetchError: undefined,
      error: failure,
    });
    expect(found.without).toEqual([]);
  });

  it("gives item, index and the outputs of the pass that is looked at", async () => {
    const inLoop = slot(
      [
        { name: "item", is: "item", loop: "each" },
        { name: "index", is: "index", loop: "each" },
        { name: "inside", is: "output", nodeId: "inside", loops: ["each"] },
        { name: "fetch", is: "output", nodeId: "fetch", loops: [] },
      ],
      ["each"],
    );
    expect(await values(inLoop, [0])).toMatchObject({
      item: "a",
      index: 0,
      inside: 1,
      fetch: { status: 200 },
    });
    expect(await values(inLoop, [1])).toMatchObject({ item: "b", index: 1, inside: 2 });
  });
});

describe("the pass a slot is seen in", () => {
  const inLoop = slot([{ name: "inside", is: "output", nodeId: "inside", loops: ["each"] }], ["each"]);

  it("is the one that is wanted, else the last of its step, else the last of a step it reads", () => {
    expect(passOf(inLoop, "inside", recorded, [0])).toEqual([0]);
    expect(passOf(inLoop, "inside", recorded)).toEqual([1]);
    expect(passOf(inLoop, "new_one", recorded)).toEqual([1]);
    expect(passOf(slot([]), "fetch", recorded)).toEqual([]);
  });

  it("goes deeper only within the one that is wanted", () => {
    const nested = slot([], ["outer", "inner"]);
    const passes = new Map([["deep", [2, 5]]]);
    expect(passOf(nested, "deep", { ...recorded, passes }, [2])).toEqual([2, 5]);
    expect(passOf(nested, "deep", { ...recorded, passes }, [1])).toEqual([1]);
  });
});
