import { applyOperations } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { sampleGraph, wiresOf } from "./sample-graph.ts";
import { setStepField } from "./set-param.ts";

const graph = sampleGraph(
  { ask: ["wait_event", 0, 0, { events: ["paid", "refused"] }], a: ["http", 320, 0], b: ["http", 320, 90] },
  ["ask:event:paid>a", "ask:event:refused>b"],
);
const set = (events: string[], options?: { drop: boolean }) =>
  applyOperations(graph, setStepField(graph, "ask", ["data", "params", "events"], events, options));

describe("setting a field of a step", () => {
  it("takes the wires along when a handle is renamed", () => {
    expect(wiresOf(set(["paid in full", "refused"]))).toEqual([
      "ask:event:paid in full>a",
      "ask:event:refused>b",
    ]);
  });

  it("keeps a wire whose handle is missing for a moment, while a name is being typed", () => {
    expect(wiresOf(set(["refused", "refused"]))).toEqual(["ask:event:paid>a", "ask:event:refused>b"]);
  });

  it("removes the wire of an entry that is deleted", () => {
    expect(wiresOf(set(["paid"], { drop: true }))).toEqual(["ask:event:paid>a"]);
  });
});
