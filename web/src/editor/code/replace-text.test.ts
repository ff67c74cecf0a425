import { expect, it } from "vitest";
import { replaceText } from "./replace-text.ts";

it.each([
  ["const a = 1;", "const ab = 1;", { from: 7, to: 7, insert: "b" }],
  ["const ab = 1;", "const a = 1;", { from: 7, to: 8, insert: "" }],
  ["aaa", "aaaa", { from: 3, to: 3, insert: "a" }],
  ["one two", "one 2 two", { from: 4, to: 4, insert: "2 " }],
  ["", "new", { from: 0, to: 0, insert: "new" }],
  ["same", "same", { from: 4, to: 4, insert: "" }],
])("changes %j to %j where they differ", (from, to, change) => {
  expect(replaceText(from, to)).toEqual(change);
  expect(from.slice(0, change.from) + change.insert + from.slice(change.to)).toBe(to);
});
