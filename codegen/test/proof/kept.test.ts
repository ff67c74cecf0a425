/** Graphs that once broke a law, each with what was wrong: in the compiler, or in the proof itself. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { judge } from "./prove.ts";

const folder = path.join(import.meta.dirname, "samples");

it.each(readdirSync(folder))("%s", async (name) => {
  const { sample } = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
  expect((await judge(sample)).found).toEqual([]);
});
