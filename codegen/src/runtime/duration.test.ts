import { durationMs } from "@weft/shared";
import fc from "fast-check";
import { expect, it } from "vitest";
import { milliseconds } from "./duration.js";

/** As the run time reads it; `undefined` where it refuses. */
function read(value: unknown): number | undefined {
  try {
    return milliseconds(value);
  } catch {
    return undefined;
  }
}

const units = ["second", "minute", "hour", "day", "week", "month", "year"];
const number = fc.oneof(
  fc.nat(),
  fc.double({ min: 0, max: 1e6, noNaN: true }).map((n) => n.toFixed(3)),
);
const written = fc
  .tuple(
    fc.constantFrom("", " "),
    number,
    fc.constantFrom(" ", "  ", ""),
    fc.constantFrom(...units, "ms", "Day"),
    fc.constantFrom("", "s", "ss", "\n"),
  )
  .map((parts) => parts.join(""));
const values = fc.oneof(
  written,
  fc.double(),
  fc.integer(),
  fc.jsonValue(),
  fc.constant(["5 minutes"]),
  fc.constantFrom("1", "", "1e3 days", "-1 day", ".5 day", "1. day", `${"9".repeat(400)} days`),
);

it("a duration is the same to the run time and to what checks it, but for a part of a millisecond", () => {
  fc.assert(
    fc.property(values, (value) => {
      const checked = durationMs(value);
      expect(read(value)).toBe(checked === undefined ? undefined : Math.ceil(checked));
    }),
    { numRuns: 3000, examples: units.flatMap((unit) => [[`1 ${unit}`], [`1.5 ${unit}s`]]) as [unknown][] },
  );
});

it("a duration that is none is refused, with what it was", () => {
  expect(() => milliseconds("soon")).toThrow('"soon" is no duration.');
});
