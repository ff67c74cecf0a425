import { expect, it } from "vitest";
import { fieldPreview, type SlotResult, type SlotResults } from "./field-preview.ts";

const results = (
  entries: Record<string, [text: string, result: SlotResult, without?: string[]]>,
): SlotResults =>
  new Map(
    Object.entries(entries).map(([field, [text, result, without = []]]) => [
      field,
      { text, result, without },
    ]),
  );
const value = (of: unknown): SlotResult => ({ type: "value", value: of });
const at = ["params", "body"];
const see = (json: Parameters<typeof fieldPreview>[0], known: SlotResults) =>
  fieldPreview(json, at, known, "later");

it("says nothing of a field without expressions, or with one that has errors", () => {
  expect(see({ a: "b", c: 1 }, results({}))).toEqual({ type: "none" });
  expect(see("{{ broken }}", results({}))).toEqual({ type: "none" });
});

it("puts the values of all texts where these stand", () => {
  const known = results({
    "params.body.a": ["{{ x }}", value([1])],
    "params.body.b[1]": ["{{ y }}!", value("hi!"), ["y"]],
  });
  expect(see({ a: "{{ x }}", b: [true, "{{ y }}!"] }, known)).toEqual({
    type: "value",
    value: { a: [1], b: [true, "hi!"] },
    without: ["y"],
  });
});

it("never gives the value of a text that has changed since", () => {
  const known = results({ "params.body": ["{{ x }}", value(1)] });
  expect(see("{{ x }}", known)).toMatchObject({ type: "value", value: 1 });
  expect(see("{{ x + 1 }}", known)).toEqual({ type: "pending" });
});

it("names the text that fails", () => {
  const failed: SlotResult = { type: "failed", name: "TypeError", message: "no" };
  const known = results({ "params.body.a": ["{{ x }}", value(1)], "params.body.b": ["{{ y }}", failed] });
  expect(see({ a: "{{ x }}", b: "{{ y }}" }, known)).toEqual({
    type: "problem",
    field: "params.body.b",
    problem: failed,
  });
});

it("keeps a value of which only a part is not recorded", () => {
  const known = results({
    "params.body.a": ["{{ now() }}", { type: "unrecorded" }],
    "params.body": ["{{ now() }}", { type: "unrecorded" }],
  });
  expect(see({ a: "{{ now() }}", b: 1 }, known)).toMatchObject({ value: { a: "later", b: 1 } });
  expect(see("{{ now() }}", known)).toMatchObject({ type: "problem", problem: { type: "unrecorded" } });
});
