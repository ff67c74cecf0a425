import { expect, it } from "vitest";
import { edgesByBranch } from "./3-transform-branches.ts";

const to = (...targets: string[]) => targets.map((target) => ({ target }));

/** The targets by branch in a graph given as `a: "b c"`. */
function branches(targets: string, meet: string, graph: { [id: string]: string }): string[] {
  const edges = to(...targets.split(" "));
  const next = (id: string) => to(...(graph[id]?.split(" ") ?? []));
  const found = edgesByBranch(edges, [...new Set(targets.split(" "))], meet, next);
  return found.map((branch) => branch.map(({ target }) => target).join(" "));
}

it("gives targets that meet nowhere before the others do a branch each", () => {
  expect(branches("a b c", "m", { a: "m", b: "x", x: "m", c: "m" })).toEqual(["a", "b", "c"]);
});

it("keeps targets that lead to a common step together, also by way of a third", () => {
  expect(branches("a b c", "m", { a: "x", b: "y", c: "x y", x: "m", y: "m" })).toEqual(["a b c"]);
});

it("puts a branch where the last of its targets stands", () => {
  expect(branches("a b c", "m", { a: "x", b: "m", c: "x", x: "m" })).toEqual(["b", "a c"]);
});

it("lets an edge to where all meet be a branch of its own", () => {
  expect(branches("a m", "m", { a: "m" })).toEqual(["a", "m"]);
});

it("keeps every edge to a target", () => {
  expect(branches("a b a", "m", { a: "m", b: "m" })).toEqual(["a a", "b"]);
});
