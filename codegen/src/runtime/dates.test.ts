import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { date, dateAdd, dateDiff, formatDate } from "./dates.js";

describe("date", () => {
  it.each([
    ["2024-05-01", "2024-05-01T00:00:00.000Z"],
    ["2024-05-01T12:30", "2024-05-01T12:30:00.000Z"],
    ["2024-05-01 12:30:15", "2024-05-01T12:30:15.000Z"],
    ["2024-05-01T12:30:15.5Z", "2024-05-01T12:30:15.500Z"],
    ["2024-05-01T12:30:15.123456789Z", "2024-05-01T12:30:15.123Z"],
    ["2024-05-01T12:30:15+02:00", "2024-05-01T10:30:15.000Z"],
    ["2024-05-01T12:30:15-0530", "2024-05-01T18:00:15.000Z"],
    ["2024-05-01T12:30:15+02", "2024-05-01T10:30:15.000Z"],
    [" 2024-05-01T12:30:15z ", "2024-05-01T12:30:15.000Z"],
    ["0099-01-01", "0099-01-01T00:00:00.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["Wed, 01 May 2024 12:30:15 GMT", "2024-05-01T12:30:15.000Z"],
    ["1 May 2024 12:30 +0200", "2024-05-01T10:30:00.000Z"],
    [1714566615000, "2024-05-01T12:30:15.000Z"],
    [-1, "1969-12-31T23:59:59.999Z"],
  ])("reads %j as %s, wherever the reader is", (given, iso) => expect(date(given)).toBe(iso));

  it.each([
    "x",
    "",
    "2024",
    "2024-13-01",
    "2024-02-30",
    "2023-02-29",
    "2024-05-01T25:00",
    "2024-05-01T12:60",
    "01.05.2024",
    "May 1, 2024",
    Number.NaN,
    Infinity,
    8.65e15,
    null,
    undefined,
    true,
    {},
    ["2024-05-01"],
  ])("fails with TypeError for %j", (given) => expect(() => date(given)).toThrow(TypeError));

  it("says what it needs and what it got", () => {
    expect(() => date("x")).toThrow(
      'date needs a date such as "2024-05-01T12:00:00Z" or milliseconds, not "x"',
    );
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(-62e12), max: new Date(253e12), noInvalidDate: true }),
        (any) => date(any.toISOString()) === any.toISOString() && date(any.getTime()) === any.toISOString(),
      ),
    );
  });
});

describe("dateAdd", () => {
  it.each([
    ["2024-01-31", "1 month", "2024-02-29"],
    ["2023-01-31", "1 month", "2023-02-28"],
    ["2024-03-31", "-1 month", "2024-02-29"],
    ["2024-02-29", "1 year", "2025-02-28"],
    ["2024-12-31", "2 months", "2025-02-28"],
    ["2024-02-28", "2 days", "2024-03-01"],
    ["2024-01-01", "1 week", "2024-01-08"],
    ["2024-01-01", "-1 day", "2023-12-31"],
  ])("moves %s by %s to %s", (from, by, to) => expect(dateAdd(from, by)).toBe(`${to}T00:00:00.000Z`));

  it("takes smaller units, fractions and milliseconds", () => {
    expect(dateAdd("2024-01-01", "90 seconds")).toBe("2024-01-01T00:01:30.000Z");
    expect(dateAdd("2024-01-01", "1.5 hours")).toBe("2024-01-01T01:30:00.000Z");
    expect(dateAdd("2024-01-01", 250)).toBe("2024-01-01T00:00:00.250Z");
    expect(dateAdd("2024-01-01T10:00:00.123+02:00", "10 minutes")).toBe("2024-01-01T08:10:00.123Z");
  });

  it.each([
    "3",
    "3 moons",
    "1.5 months",
    "",
    null,
    undefined,
    Number.NaN,
    {},
    "99999999 years",
    "constructor",
  ])("fails with TypeError for %j", (by) => expect(() => dateAdd("2024-01-01", by)).toThrow(TypeError));
});

describe("dateDiff", () => {
  it("is b minus a in whole units, cut towards zero", () => {
    expect(dateDiff("2024-01-01", "2024-01-03T23:59:59Z", "day")).toBe(2);
    expect(dateDiff("2024-01-03T23:59:59Z", "2024-01-01", "days")).toBe(-2);
    expect(dateDiff("2024-01-01", "2024-01-01T00:00:01.5Z", "millisecond")).toBe(1500);
    expect(dateDiff("2024-01-01", "2024-01-29", "week")).toBe(4);
    expect(Object.is(dateDiff("2024-01-01T00:00:01Z", "2024-01-01", "hour"), 0)).toBe(true);
  });

  it.each(["month", "year", "", "constructor", undefined, 5])(
    "fails with TypeError for the unit %j",
    (unit) => expect(() => dateDiff(0, 1, unit)).toThrow(TypeError),
  );
});

describe("formatDate", () => {
  const moment = "2024-05-01T03:04:05.067Z";

  it.each([
    ["yyyy-MM-dd HH:mm:ss.SSS", "2024-05-01 03:04:05.067"],
    ["EEE, dd MMM yyyy", "Wed, 01 May 2024"],
    ["EEEE d MMMM yy, H:m:s, M", "Wednesday 1 May 24, 3:4:5, 5"],
    ["yyyyMMdd'T'HHmmss'Z'", "20240501T030405Z"],
    ["'o''clock' HH ''", "o'clock 03 '"],
    ["dd/MM (ddMM)", "01/05 (0105)"],
    ["", ""],
  ])("fills in %s", (pattern, text) => expect(formatDate(moment, pattern)).toBe(text));

  it("tells the time of a zone, summer time included", () => {
    expect(formatDate(moment, "yyyy-MM-dd HH:mm", "Europe/Berlin")).toBe("2024-05-01 05:04");
    expect(formatDate("2024-01-01T00:00:00Z", "yyyy-MM-dd HH:mm", "America/New_York")).toBe(
      "2023-12-31 19:00",
    );
    expect(formatDate("2024-01-01T00:00:00Z", "HH:mm", "UTC")).toBe("00:00");
    expect(formatDate("2024-01-01T00:00:00Z", "HH:mm", "Asia/Kolkata")).toBe("05:30");
  });

  it("knows years of fewer digits and times before 1970", () => {
    expect(formatDate("0099-03-01", "yyyy-MM-dd")).toBe("0099-03-01");
    expect(formatDate(-1, "HH:mm:ss.SSS")).toBe("23:59:59.999");
  });

  it.each([
    ["x", "yyyy", "UTC"],
    [moment, "YYYY", "UTC"],
    [moment, "hello", "UTC"],
    [moment, 5, "UTC"],
    [moment, "yyyy", "Mars/Olympus"],
    [moment, "yyyy", ""],
    [moment, "yyyy", null],
  ])("fails with TypeError for %j, %j, %j", (given, pattern, zone) =>
    expect(() => formatDate(given, pattern, zone)).toThrow(TypeError),
  );
});
