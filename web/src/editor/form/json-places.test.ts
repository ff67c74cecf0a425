import type { Diagnostic } from "@weft/shared";
import { expect, it } from "vitest";
import { placeFindings } from "./json-places.ts";

const finding = (field: string, start: number, end: number): Diagnostic => ({
  code: "unknown_reference",
  severity: "error",
  message: "unknown",
  nodeId: "here",
  field,
  start,
  end,
});

/** What the finding about `part` of the text at `field` points at. */
function pointedAt(text: string, field: string, value: string, part: string): string {
  const start = value.indexOf(part);
  const [placed] = placeFindings(text, "params.body", [finding(field, start, start + part.length)]);
  return text.slice(placed?.start, placed?.end);
}

it.each([
  ['{ "a": "{{ x }}", "b": ["{{ y }}", "{{ bad }}"] }', "params.body.b[1]", "{{ bad }}", "bad"],
  ['{ "a.b": { "c d": "{{ bad }}" }, "a": { "b": 1 } }', "params.body.a.b.c d", "{{ bad }}", "bad"],
  ['"\\n\\u00e9 \\"{{ bad }}\\""', "params.body", '\né "{{ bad }}"', "bad"],
  ['[[], {}, [1, true, null, -2.5e3, "{{ bad }}"]]', "params.body[2][4]", "{{ bad }}", "bad"],
  ['{"say": "{{ \\"hi\\" + bad }}"}', "params.body.say", '{{ "hi" + bad }}', "bad"],
])("points at the very characters in %s", (text, field, value, part) => {
  expect(pointedAt(text, field, value, part)).toBe(part);
});

it("leaves offsets alone in a text that is its own value", () => {
  const text = "{{ bad }}";
  expect(pointedAt(text, "params.body", text, "bad")).toBe("bad");
});

it("points nowhere rather than at the wrong place in a text that has changed meanwhile", () => {
  const [placed] = placeFindings('{ "c": 1 }', "params.body", [finding("params.body.a", 3, 6)]);
  expect(placed).toMatchObject({ message: "unknown", field: "params.body.a" });
  expect(placed?.start).toBeUndefined();
  const [broken] = placeFindings('{ "a": "{{ bad }}" ', "params.body", [finding("params.body.a", 3, 6)]);
  expect(broken?.start).toBeUndefined();
});
