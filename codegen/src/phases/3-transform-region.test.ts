import { expect, it } from "vitest";
import { check, graph, http, manual } from "../../test/graph.ts";
import { compile } from "../index.ts";

const call = () => http("https://x.test");
const nodes = {
  start: manual(),
  weigh: call(),
  is_gift: check("{{ trigger.body.gift }}"),
  wrap: call(),
  log: call(),
  pack: call(),
};
const wires = ["start -> weigh", "start -> is_gift", "is_gift.true -> wrap", "weigh -> pack", "wrap -> pack"];

/** Whether all of it stands as statements. */
const nests = (...edges: string[]): boolean =>
  !/\bnode\(/.test(compile(graph(nodes, ...edges)).modules?.["workflow.js"] ?? "node(");

it("nests branches of which one may end before the step that the other surely comes by", () => {
  expect(nests(...wires)).toBe(true);
});

it("does not where a branch goes on elsewhere: nobody waits for that", () => {
  expect(nests(...wires, "is_gift.false -> log")).toBe(false);
});

it("does not where no branch surely comes by", () => {
  const optional = ["start -> is_gift", "is_gift.true -> wrap", "wrap -> pack"];
  expect(nests(...optional, "start -> weigh", "weigh.error -> pack")).toBe(false);
});

it("does not where a step leads into the beginning of another branch", () => {
  expect(nests(...wires, "wrap -> weigh")).toBe(false);
});
