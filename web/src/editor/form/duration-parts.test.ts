import { expect, it } from "vitest";
import { durationOf, durationParts, readDuration } from "./duration-parts.ts";

it("takes a duration apart and puts it together again", () => {
  for (const value of ["5 minutes", "1 day", "1.5 hours", 250]) {
    const parts = durationParts(value);
    expect(parts && durationOf(parts)).toEqual(value);
  }
  expect(durationParts("1 day")).toEqual({ amount: "1", unit: "day" });
});

it("finds no parts in an expression or a half-typed duration", () => {
  expect(durationParts("{{ trigger.body.wait }}")).toBeNull();
  expect(durationParts("5 min")).toBeNull();
  expect(durationParts(undefined)).toBeNull();
});

it("reads an amount in the unit that is chosen, and whole durations and expressions as they are", () => {
  expect(readDuration("30", "second")).toBe("30 seconds");
  expect(readDuration("1", "hour")).toBe("1 hour");
  expect(readDuration("250", "millisecond")).toBe(250);
  expect(readDuration("2 days", "second")).toBe("2 days");
  expect(readDuration("{{ a }}", "second")).toBe("{{ a }}");
});
