/** The table of docs/patterns.md and the samples it speaks of. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const samples = "codegen/test/samples";
const page = readFileSync(path.join(root, "docs/patterns.md"), "utf8");
const rows = page
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, number = "", , supported = "", how = "", sample = ""]) => ({ number, supported, how, sample }));
const folders = readdirSync(path.join(root, samples)).filter((name) => name.startsWith("pattern-"));

it("counts the twenty patterns and the four later ones", () => {
  expect(rows.map(({ number }) => Number(number))).toEqual(
    Array.from({ length: 24 }, (_, index) => index + 1),
  );
});

it.each(rows)("says of pattern $number whether and how it is drawn", ({ supported, how }) => {
  expect(["yes", "other way", "no"]).toContain(supported);
  expect(how).not.toBe("");
});

it("shows for every pattern the sample of its number, and there is no other", () => {
  const shown = rows.map(({ sample }) => /^\[graph\]\(\.\.\/(.+)\/graph\.json\)$/.exec(sample)?.[1]);
  expect(shown).toEqual(folders.map((folder) => `${samples}/${folder}`));
  expect(folders.map((folder) => Number(folder.split("-")[1]))).toEqual(
    rows.map(({ number }) => Number(number)),
  );
});

it.each(folders)("%s is run", (folder) => {
  expect(readdirSync(path.join(root, samples, folder))).toContain("trace.json");
});
