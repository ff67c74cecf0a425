import { expect, it } from "vitest";
import { inTurns, median, middle, ms, quantile, ratio } from "./bench-figures.mjs";
import { table } from "./bench-table.mjs";

it("compares samples of the same round, so that a slow moment counts for both", () => {
  expect(ratio([20, 300, 22], [10, 100, 11])).toBe(2);
});

it("is not moved by what happened once", () => {
  expect(median([3, 1, 900, 2, 4])).toBe(3);
  expect(middle([1, 2, 2, 3, 3, 4, 4, 900])).toBe(3);
  expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5);
});

it("takes samples in turns, another one first every round, and keeps none of the warm-up", async () => {
  const order = [];
  const arm = (name) => () => order.push(name);
  const samples = await inTurns({ a: arm("a"), b: arm("b") }, { rounds: 2, warmUp: 1 });
  expect(order).toEqual(["a", "b", "b", "a", "a", "b"]);
  expect(samples).toEqual({ a: [4, 5], b: [3, 6] });
});

it("makes do with a third of the rounds where they take too long", async () => {
  const samples = await inTurns({ a: () => 1 }, { rounds: 9, warmUp: 1, enoughMs: 0 });
  expect(samples.a).toHaveLength(3);
});

it("says no more digits than it knows", () => {
  expect([0.12345, 12.345, 1234.5].map(ms)).toEqual(["0.123", "12.3", "1235"]);
});

it("aligns names to the left and figures to the right", () => {
  expect(
    table(
      ["", "ms"],
      [
        ["short", "7"],
        ["a longer one", "12.5"],
      ],
    ),
  ).toEqual(["                ms", "────────────  ────", "short            7", "a longer one  12.5"]);
});
