import { expect, it } from "vitest";
import { alignmentGuides } from "./alignment.ts";

const card = (x: number, y: number, height = 64) => ({ x, y, width: 240, height });

it("pulls a card onto the nearest line of another and shows that line", () => {
  expect(alignmentGuides(card(304, 97), [card(300, 0), card(0, 100)])).toEqual({
    dx: -4,
    dy: 3,
    guides: [
      { axis: "x", at: 300 },
      { axis: "y", at: 100 },
    ],
  });
});

it("lines up centres of cards of different heights", () => {
  expect(alignmentGuides(card(900, 12, 84), [card(0, 20)]).dy).toBe(-2);
});

it("leaves a card alone that is near no line", () => {
  expect(alignmentGuides(card(1000, 1000), [card(0, 0)])).toEqual({ dx: 0, dy: 0, guides: [] });
});
