import { kinds } from "@weft/codegen";
import { expect, it } from "vitest";
import { paletteGroups } from "./palette-entries.ts";

const found = (query: string) =>
  paletteGroups(query).flatMap((group) => group.entries.map((kind) => kind.type));

it("shows every kind once, in groups", () => {
  expect(found("").toSorted()).toEqual(kinds.map((kind) => kind.type).toSorted());
  expect(paletteGroups("").map((group) => group.category)).toEqual([
    "triggers",
    "actions",
    "logic",
    "annotations",
  ]);
});

it("finds by name, by type and by what a step does", () => {
  expect(found("http")).toContain("http");
  expect(found("wait ev")[0]).toBe("wait_event");
  expect(found("web address")).toEqual(["http"]);
  expect(found("zzz")).toEqual([]);
});

it("puts what is called so before what is only described so", () => {
  const logic = paletteGroups("wait").find((group) => group.category === "logic");
  expect(logic?.entries.map((kind) => kind.type)).toEqual(["wait_event", "sleep"]);
});
