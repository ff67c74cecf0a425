import { expect, it } from "vitest";
import { agoOf } from "./ago.ts";

const now = Date.UTC(2026, 10, 22, 12);
const before = (seconds: number) => agoOf(now - seconds * 1000, now);

it("names the largest whole unit", () => {
  expect(before(12)).toEqual({ amount: 12, unit: "s" });
  expect(before(59 * 60 + 59)).toEqual({ amount: 59, unit: "m" });
  expect(before(26 * 3600)).toEqual({ amount: 1, unit: "d" });
});

it("calls the last moments, and a clock slightly ahead of ours, now", () => {
  expect(before(2)).toEqual({ amount: 0, unit: "now" });
  expect(before(-30)).toEqual({ amount: 0, unit: "now" });
});

it("leaves what is older than a week to a date", () => {
  expect(before(8 * 86_400)).toBeNull();
});
