import { describe, expect, it } from "vitest";
import { placeRanks } from "./ranks.ts";

const orderOf = (ranks: Map<string, number>): string =>
  [...ranks]
    .toSorted(([, a], [, b]) => a - b)
    .map(([key]) => key)
    .join("");

const place = (order: string, kept: Record<string, number> = {}) =>
  placeRanks([...order], new Map(Object.entries(kept)));

describe("the places of a list", () => {
  it.each([
    ["abc", {}],
    ["xabcy", { a: 0, b: 65_536, c: 131_072 }],
    ["axyzb", { a: 0, b: 65_536 }],
    ["axb", { a: 4, b: 5 }],
    ["xya", { a: 0 }],
  ])("follow its order: %s", (order, kept) => {
    const ranks = place(order, kept);
    expect(orderOf(ranks)).toBe(order);
    expect(new Set(ranks.values()).size).toBe(order.length);
    expect([...ranks.values()].every(Number.isSafeInteger)).toBe(true);
  });

  it("stay as they are for what is kept while there is room", () => {
    const ranks = place("axb", { a: 0, b: 65_536 });
    expect([ranks.get("a"), ranks.get("x"), ranks.get("b")]).toEqual([0, 32_768, 65_536]);
  });

  it("are still in order after a thousand insertions at one spot", () => {
    let order = ["a", "b"];
    let ranks = placeRanks(order, new Map());
    for (let n = 0; n < 1000; n++) {
      order = ["a", `n${n}`, ...order.slice(1)];
      ranks = placeRanks(order, ranks);
    }
    expect([...ranks].toSorted(([, a], [, b]) => a - b).map(([key]) => key)).toEqual(order);
  });
});
