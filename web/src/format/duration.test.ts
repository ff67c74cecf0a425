import { describe, expect, it } from "vitest";
import { formatClock, formatDuration } from "./duration.ts";

const units = { ms: "ms", s: "s", m: "min", h: "h", d: "d" };
const format = (ms: number) => formatDuration(ms, units);

describe("formatDuration", () => {
  it("keeps to milliseconds below a second", () => {
    expect(format(0)).toBe("0 ms");
    expect(format(4.4)).toBe("4 ms");
    expect(format(999)).toBe("999 ms");
  });

  it("gives tenths of a second up to ten, where they matter", () => {
    expect(format(1000)).toBe("1 s");
    expect(format(8140)).toBe("8.1 s");
    expect(format(9960)).toBe("10 s");
    expect(format(14_200)).toBe("14 s");
  });

  it("uses two units above a minute and drops an empty second one", () => {
    expect(format(60_000)).toBe("1 min");
    expect(format(192_000)).toBe("3 min 12 s");
    expect(format(7_200_000)).toBe("2 h");
    expect(format(273_600_000)).toBe("3 d 4 h");
  });

  it("never shows a unit that is full: 59.9 seconds are a minute, 59 min 59.9 s an hour", () => {
    expect(format(59_900)).toBe("1 min");
    expect(format(3_599_900)).toBe("1 h");
    expect(format(86_399_000)).toBe("1 d");
  });

  it("shows a clock that runs backwards as zero", () => {
    expect(format(-5)).toBe("0 ms");
  });
});

describe("formatClock", () => {
  it("grows an hour field only when there are hours", () => {
    expect(formatClock(14_200)).toBe("00:14");
    expect(formatClock(723_000)).toBe("12:03");
    expect(formatClock(3_729_000)).toBe("1:02:09");
  });
});
