import { expect, it } from "vitest";
import { isIn, type Ranges, withNumber } from "./ranges.ts";

it("knows the numbers it was given, in whatever order, and no others", () => {
  const order = [5, 0, 3, 1, 9, 4, 8, 3];
  const ranges = order.reduce<Ranges>(withNumber, []);
  for (let value = -1; value < 12; value++) expect(isIn(ranges, value)).toBe(order.includes(value));
  expect(ranges).toEqual([0, 1, 3, 5, 8, 9]);
});

it("stays small while numbers come nearly in order", () => {
  let ranges: Ranges = [];
  let most = 0;
  for (let value = 0; value < 3000; value += 3) {
    for (const next of [value + 2, value, value + 1]) {
      ranges = withNumber(ranges, next);
      most = Math.max(most, ranges.length);
    }
  }
  expect(ranges).toEqual([0, 2999]);
  expect(most).toBeLessThanOrEqual(4);
});
