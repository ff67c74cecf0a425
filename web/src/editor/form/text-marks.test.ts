import { expect, it } from "vitest";
import { textMarks } from "./text-marks.ts";

const drawn = (text: string, wrong: [number, number][] = []) =>
  textMarks(
    text,
    wrong.map(([start, end]) => ({ code: "unknown_reference", severity: "error", message: "", start, end })),
  ).map((mark) => `${mark.expression ? "E" : "t"}${mark.wrong ? "!" : ""}:${mark.text}`);

it("tells expressions from text", () => {
  expect(drawn("a/{{ b }}/c")).toEqual(["t:a/", "E:{{ b }}", "t:/c"]);
  expect(drawn("{{ { a: 1 }}}")).toEqual(["E:{{ { a: 1 }}}"]);
  expect(drawn("{{ open")).toEqual(["E:{{ open"]);
  expect(drawn("")).toEqual([]);
});

it("underlines what a finding points at, also at the very end", () => {
  expect(drawn("{{ ordr.id }}", [[3, 7]])).toEqual(["E:{{ ", "E!:ordr", "E:.id }}"]);
  expect(drawn("ab", [[5, 9]])).toEqual(["t:ab"]);
});
