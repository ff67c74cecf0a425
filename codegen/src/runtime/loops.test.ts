import { expect, it } from "vitest";
import { listOf } from "./loops.js";

it("takes arrays, and says what else it was given", () => {
  expect(listOf([1, 2])).toEqual([1, 2]);
  expect(() => listOf(undefined)).toThrow("The items of a loop are an array, not missing");
  expect(() => listOf("abc")).toThrow("not string");
});

it("refuses more items than a run has steps before the first of them is begun", () => {
  expect(listOf(new Array(10_000).fill(0))).toHaveLength(10_000);
  expect(() => listOf(new Array(10_001).fill(0))).toThrow(
    expect.objectContaining({ name: "TooManySteps", retryable: false }),
  );
});
