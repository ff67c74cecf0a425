import { expect, it } from "vitest";
import { shortValue } from "./short-value.ts";

it.each([
  ["5", '"5"', "text", true],
  [5, "5", "number", true],
  [Number.NaN, "NaN", "number", true],
  [null, "null", "number", true],
  [undefined, "undefined", "nothing", true],
  [[], "[]", "data", false],
  [{ a: 1, "b-c": ["x"] }, '{ a: 1, "b-c": ["x"] }', "data", false],
  [{ a: { b: { c: 1 }, d: [1, 2] } }, "{ a: { b: {…}, d: […] } }", "data", false],
])("writes %j as %s", (value, text, kind, isWhole) => {
  expect(shortValue(value)).toEqual({ text, kind, isWhole });
});

it("cuts what no line holds, and says so", () => {
  const long = shortValue("x".repeat(10_000));
  expect(long.text).toHaveLength(160);
  expect(long).toMatchObject({ isWhole: false });
  expect(long.text.endsWith("…")).toBe(true);
  expect(shortValue(Array.from({ length: 100_000 }, (_, at) => at)).text).toBe(
    "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …]",
  );
});
