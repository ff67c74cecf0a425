import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textSize } from "./measure.js";

describe("the size of a value's text", () => {
  it("is never more than the text's, so that nothing is refused that fits", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => textSize(value, 1e9) <= JSON.stringify(value).length));
  });

  it("is infinite as soon as it is over the most, whatever the text would be", () => {
    const endless = Array.from({ length: 60 }).reduce<unknown>((all) => [all, all], "x");
    expect(textSize(endless, 1e6)).toBe(Number.POSITIVE_INFINITY);
    expect(textSize(endless, 1e6, "plain")).toBe(Number.POSITIVE_INFINITY);
    expect(textSize({ a: endless }, 1e6)).toBe(Number.POSITIVE_INFINITY);
    expect(textSize(["x".repeat(11)], 10)).toBe(Number.POSITIVE_INFINITY);
  });

  it("does not follow what is nested without end", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(textSize(circle, 1e9)).toBe(Number.POSITIVE_INFINITY);
    expect(
      textSize(
        Array.from({ length: 100_000 }).reduce<unknown>((all) => [all], 1),
        1e9,
      ),
    ).toBe(Number.POSITIVE_INFINITY);
  });

  it("of an object is small where an operator would make the text", () => {
    expect(textSize({ a: "x".repeat(1000) }, 100, "plain")).toBe(15);
  });
});
