import { expect, it } from "vitest";
import { edgesByBranch, waysByBranch } from "./3-transform-branches.ts";

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

it("puts ways into one part that lead to a common step before all meet, a way that ends nowhere by itself", () => {
  const wires: { [id: string]: string[] } = { a: ["c"], b: ["c"], c: ["end"], d: ["end"] };
  const next = (id: string) => (wires[id] ?? []).map((target) => ({ target }));
  const way = (handle: string, ...targets: string[]) => ({
    handle,
    edges: targets.map((target) => ({ target })),
  });
  const parts = waysByBranch(
    [way("1", "a"), way("2"), way("3", "b"), way("4", "d"), way("5", "end")],
    "end",
    next,
  );
  expect(parts.map((part) => part.map(({ handle }) => handle))).toEqual([["1", "3"], ["2"], ["4"], ["5"]]);
});

it("unites parts where a way takes several branches at once", () => {
  const next = () => [];
  const way = (handle: string, ...targets: string[]) => ({
    handle,
    edges: targets.map((target) => ({ target })),
  });
  const parts = waysByBranch([way("1", "a"), way("2", "b"), way("3", "a", "b")], "end", next);
  expect(parts.map((part) => part.map(({ handle }) => handle))).toEqual([["1", "2", "3"]]);
});
