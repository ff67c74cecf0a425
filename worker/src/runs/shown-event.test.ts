import type { Json, RunEvent } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { shownEvent } from "./shown-event.ts";

const completed = (output: Json): RunEvent => ({
  type: "step_completed",
  stepName: "a-1",
  eventId: 4,
  timestamp: 1,
  output,
});
const outputShown = (output: Json) => (shownEvent(completed(output), "r") as { output: Json }).output;

describe("an output in an event", () => {
  it.each([[null], [7], [true], ["short"], [{ a: [1] }], ["x".repeat(16_382)]])(
    "stays as it is up to 16 KiB (%#)",
    (output) => {
      expect(outputShown(output)).toEqual(output);
    },
  );

  it.each<[Json, number]>([
    ["x".repeat(16_383), 16_385],
    ["ü".repeat(8_192), 16_386],
    [{ a: "x".repeat(20_000) }, 20_008],
  ])("is a reference above (%#)", (output, size) => {
    expect(outputShown(output)).toEqual({ $ref: "/api/v1/runs/r/outputs/4", size });
  });

  it("is measured in bytes, not in characters", () => {
    expect(outputShown("ü".repeat(8_190))).toBe("ü".repeat(8_190));
  });

  it("of the trigger is one too", () => {
    const started: RunEvent = {
      type: "workflow_started",
      eventId: 2,
      timestamp: 1,
      params: "x".repeat(20_000),
    };
    expect(shownEvent(started, "r")).toMatchObject({
      params: { $ref: "/api/v1/runs/r/outputs/2", size: 20_002 },
    });
  });
});
