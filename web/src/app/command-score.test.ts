import { expect, it } from "vitest";
import { commandScore } from "./command-score.ts";

const rank = (search: string, commands: [value: string, text: string][]) =>
  commands
    .map(([value, text]) => ({ value, score: commandScore(value, search, [text]) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ value }) => value);

it("puts what begins with the words first, then what has words that begin so, then the rest", () => {
  const commands: [string, string][] = [
    ["c", "Preview"],
    ["b", "Order review"],
    ["a", "Review large orders"],
  ];
  expect(rank("rev", commands)).toEqual(["a", "b", "c"]);
});

it("never puts starting something before going somewhere", () => {
  const commands: [string, string][] = [
    ["start:1", "Run Review large orders"],
    ["go:1", "Review large orders"],
  ];
  expect(rank("review", commands)).toEqual(["go:1", "start:1"]);
  expect(rank("run review", commands)).toEqual(["start:1"]);
});

it("leaves out what lacks a word, and never matches letters scattered over a text or an id", () => {
  expect(rank("rev", [["wf_r3e9v", "Charge a card, every day"]])).toEqual([]);
  expect(rank("orders small", [["a", "Review large orders"]])).toEqual([]);
});
