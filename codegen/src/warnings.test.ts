import { describe, expect, it } from "vitest";
import { check, fields, graph, value } from "../test/graph.ts";
import { codes, start } from "../test/sound-graph.ts";
import { compile } from "./index.ts";

describe("warnings", () => {
  it("tell of a step that no trigger leads to", () => {
    expect(codes(graph({ ...start, a: fields({ x: 1 }) }))).toEqual(["unreachable_node"]);
  });

  it("tell of a value nobody reads, unless it is the run's output", () => {
    const nodes = { ...start, a: fields({ x: 1 }), b: fields({ x: 1 }) };
    expect(codes(graph(nodes, "start -> a", "a -> b"))).toEqual(["unused_output"]);
    expect(codes(graph({ ...nodes, b: value("{{ a.x }}") }, "start -> a", "a -> b"))).toEqual([]);
  });

  it("tell of a condition that never changes", () => {
    expect(codes(graph({ ...start, c: check(true) }, "start -> c"))).toEqual(["always_true"]);
    expect(codes(graph({ ...start, c: check("{{ 1 < 2 }}") }, "start -> c"))).toEqual(["always_true"]);
    expect(codes(graph({ ...start, c: check("{{ trigger.body.a }}") }, "start -> c"))).toEqual([]);
  });

  it("never stop a compilation", () => {
    expect(compile(graph({ ...start, a: fields({ x: 1 }) })).modules).not.toBeNull();
  });
});
