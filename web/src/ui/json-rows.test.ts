import { describe, expect, it } from "vitest";
import { jsonRows, jsonText } from "./json-rows.ts";

const all = () => true;
const lines = (value: unknown, isOpen: (path: string, depth: number) => boolean = all) =>
  jsonRows(value, isOpen).map((row) => `${" ".repeat(row.depth)}${row.key ?? ""}:${jsonText(row)}`);

describe("jsonRows", () => {
  it("gives one line per value, nested by depth", () => {
    expect(lines({ id: "a", tags: [1, null] })).toEqual([":{", ' id:"a"', " tags:[", "  0:1", "  1:null"]);
  });

  it("shows the size of what is closed", () => {
    expect(lines({ a: { b: 1 }, c: [1, 2, 3] }, (_, depth) => depth < 1)).toEqual([
      ":{",
      " a:{ 1 }",
      " c:[ 3 ]",
    ]);
  });

  it("has nothing to open in what is empty", () => {
    expect(lines({ a: {}, b: [] })).toEqual([":{", " a:{}", " b:[]"]);
    expect(jsonRows({}, all)[0]?.open).toBe(false);
  });

  it("holds back the end of a long list and says how much", () => {
    const rows = jsonRows(
      Array.from({ length: 250 }, (_, index) => index),
      all,
    );
    expect(rows).toHaveLength(102);
    expect(rows.at(-1)).toMatchObject({ rest: 150, value: "" });
  });

  it("keeps keys apart that look alike as text", () => {
    const paths = jsonRows({ "a.b": { c: 1 }, a: { "b.c": 1 }, "": 1 }, all).map((row) => row.path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
