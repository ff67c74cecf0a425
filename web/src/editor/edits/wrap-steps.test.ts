import { kindOf, type NodeKind } from "@weft/codegen";
import { applyOperations } from "@weft/shared";
import { expect, it } from "vitest";
import { containerTree } from "../../canvas/container-tree.ts";
import { rectOf } from "../../canvas/placement.ts";
import { sampleGraph, wiresOf } from "./sample-graph.ts";
import { canWrap, unwrapContainer, wrapSteps } from "./wrap-steps.ts";

const graph = sampleGraph(
  {
    start: ["manual", 0, 0],
    a: ["http", 320, 0],
    b: ["http", 640, 0],
    end: ["http", 960, 0],
    help: ["http", 960, 200],
  },
  ["start>a", "a>b", "b>end", "b:error>help"],
);
const group = kindOf("group") as NodeKind;

it("puts steps into a new container where they are, and leads their wires to it", () => {
  const { operations, id } = wrapSteps(graph, group, ["a", "b"]);
  const now = applyOperations(graph, operations);
  expect(
    containerTree(now)
      .childrenOf(id)
      .map((node) => node.id),
  ).toEqual(["a", "b"]);
  expect(rectOf(now, "a")).toEqual(rectOf(graph, "a"));
  expect(wiresOf(now)).toEqual(["a:out>b", "group:error>help", "group:out>end", "start:out>group"]);
});

it("takes a container apart again", () => {
  const wrapped = applyOperations(graph, wrapSteps(graph, group, ["a", "b"]).operations);
  const now = applyOperations(wrapped, unwrapContainer(wrapped, "group"));
  expect(now.nodes.map(({ id }) => id)).toEqual(["start", "a", "b", "end", "help"]);
  expect(rectOf(now, "b")).toEqual(rectOf(graph, "b"));
  expect(wiresOf(now)).toEqual(["a:out>b", "b:out>end", "start:out>a"]);
});

it("is offered for steps that lie side by side and can lie in one", () => {
  const nested = sampleGraph(
    { start: ["manual", 0, 0], each: ["for_each", 0, 0], a: ["http", 30, 60], b: ["http", 900, 0] },
    [],
    {
      each: ["a"],
    },
  );
  expect(canWrap(nested, ["a"])).toBe(true);
  expect(canWrap(nested, ["a", "b"])).toBe(false);
  expect(canWrap(nested, ["start", "b"])).toBe(false);
  expect(canWrap(nested, [])).toBe(false);
});
