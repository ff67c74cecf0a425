import { describe, expect, it } from "vitest";
import { durationMs } from "./duration.ts";
import { deriveNodeId, isNodeId } from "./identifiers.ts";
import { jsonTextDepth } from "./json.ts";

describe("node ids", () => {
  it.each([
    "__proto__",
    "constructor",
    "trigger",
    "await",
    "yield",
    "A",
    "1a",
    "",
    "a".repeat(49),
    "a-b",
    "toString",
  ])("refuse %j", (id) => expect(isNodeId(id)).toBe(false));

  it.each(["a", "fetch_order", "sum", "a".repeat(48)])("allow %j", (id) => expect(isNodeId(id)).toBe(true));

  it("derive from a label and stay unique", () => {
    expect(deriveNodeId("Fetch order", new Set())).toBe("fetch_order");
    expect(deriveNodeId("Fetch order", new Set(["fetch_order"]))).toBe("fetch_order_2");
    expect(deriveNodeId("Über prüfen!", new Set())).toBe("uber_prufen");
    expect(deriveNodeId("42", new Set())).toBe("node");
    expect(deriveNodeId("If", new Set())).toBe("if_step");
    expect(deriveNodeId("If", new Set(["if_step"]))).toBe("if_step_2");
    expect(isNodeId(deriveNodeId("x".repeat(300), new Set(["x".repeat(40)])))).toBe(true);
  });
});

describe("durations", () => {
  it.each([
    ["5 minutes", 300_000],
    ["1 second", 1000],
    [250, 250],
    ["1.5 hours", 5_400_000],
    ["0 seconds", 0],
  ])("%j is %d ms", (value, ms) => expect(durationMs(value)).toBe(ms));

  it.each(["5", "minutes", "-1 second", -1, Number.NaN, null, "5 fortnights"])("%j is none", (value) =>
    expect(durationMs(value)).toBeUndefined(),
  );
});

describe("jsonTextDepth", () => {
  it("counts brackets outside of strings", () => {
    expect(jsonTextDepth('{"a":[[]]}')).toBe(3);
    expect(jsonTextDepth('"[[[\\"[[["')).toBe(0);
    expect(jsonTextDepth("[".repeat(10_000))).toBe(10_000);
  });
});
