import { expect, it } from "vitest";
import { didYouMean, editDistance, nearestNames } from "./nearest-names.ts";

it("the distance of two names counts letters put in, taken out, changed and swapped", () => {
  expect(editDistance("fetch", "fetch")).toBe(0);
  expect(editDistance("fetch", "fech")).toBe(1);
  expect(editDistance("fetch", "fetsch")).toBe(1);
  expect(editDistance("fetch", "ftech")).toBe(1);
  expect(editDistance("", "abc")).toBe(3);
  expect(editDistance("abc", "xyz")).toBe(3);
});

it("near names come nearest first, and far ones not at all", () => {
  expect(nearestNames("fetch_ordr", ["fetch_order", "fetch_orders", "ask"])).toEqual([
    "fetch_order",
    "fetch_orders",
  ]);
  expect(nearestNames("x", ["fetch"])).toEqual([]);
});

it("a question is asked only where there is something to ask for", () => {
  expect(didYouMean("uper", ["upper", "lower"])).toBe(" Did you mean `upper`?");
  expect(didYouMean("zzz", ["upper"])).toBe("");
});
