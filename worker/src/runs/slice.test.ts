import { expect, it } from "vitest";
import { newestFirst } from "./slice.ts";

const page = (after: number | null, limit: number) =>
  newestFirst([1, 2, 3, 5, 8], (n) => n, { after, limit });

it("gives a list in slices, newest first, with nothing lost between them", () => {
  expect(page(null, 2)).toEqual({ items: [8, 5], next: 5 });
  expect(page(5, 2)).toEqual({ items: [3, 2], next: 2 });
  expect(page(2, 2)).toEqual({ items: [1], next: null });
  expect(page(null, 5)).toEqual({ items: [8, 5, 3, 2, 1], next: null });
  expect(page(1, 5)).toEqual({ items: [], next: null });
});
