import { describe, expect, it } from "vitest";
import { foldTime } from "./folded-time.ts";

const day = 86_400_000;

describe("foldTime", () => {
  it("is an ordinary axis where there is hardly any idle time", () => {
    const axis = foldTime([{ from: 0, to: 1000 }], { from: 0, to: 1000 });
    expect(axis.place(0)).toBe(0);
    expect(axis.place(250)).toBeCloseTo(0.25);
    expect(axis.place(1000)).toBe(1);
    expect(axis.parts.some((part) => part.folded)).toBe(false);
  });

  it("gives three days of sleep no more than a third of the width, and the work the rest", () => {
    const axis = foldTime(
      [
        { from: 0, to: 1000 },
        { from: 3 * day, to: 3 * day + 1000 },
      ],
      { from: 0, to: 3 * day + 1000 },
    );
    expect(axis.parts.map((part) => part.folded)).toEqual([false, true, false]);
    expect(axis.place(1000)).toBeCloseTo(0.32);
    expect(axis.place(3 * day)).toBeCloseTo(0.68);
  });

  it("keeps milliseconds of work a sliver beside hours of waiting", () => {
    const axis = foldTime([{ from: 0, to: 3 }], { from: 0, to: day });
    expect(axis.place(3)).toBeGreaterThan(0.05);
    expect(axis.place(3)).toBeLessThan(0.2);
  });

  it("leaves a short idle stretch as it is", () => {
    const axis = foldTime(
      [
        { from: 0, to: 1000 },
        { from: 1300, to: 2000 },
      ],
      { from: 0, to: 2000 },
    );
    expect(axis.parts.every((part) => !part.folded)).toBe(true);
    expect(axis.place(1300)).toBeCloseTo(0.65);
  });

  it("keeps the order of time whatever is folded", () => {
    const busy = [5, 900, 40_000, 41_000, 90_000].map((from) => ({ from, to: from + 37 }));
    const axis = foldTime(busy, { from: 0, to: 100_000 });
    const places = Array.from({ length: 1001 }, (_, index) => axis.place(index * 100));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.at(-1)).toBeCloseTo(1);
  });

  it("sees overlapping work of parallel branches as one stretch", () => {
    const axis = foldTime(
      [
        { from: 200, to: 800 },
        { from: 0, to: 500 },
      ],
      { from: 0, to: 800 },
    );
    expect(axis.parts).toHaveLength(1);
  });

  it("has an axis even when nothing has worked yet", () => {
    const axis = foldTime([], { from: 0, to: 5000 });
    expect(axis.place(0)).toBe(0);
    expect(axis.place(5000)).toBe(1);
  });
});
