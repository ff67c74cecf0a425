import { describe, expect, it } from "vitest";
import { began, did, ended, failed, fold, graphOf, has, started, statuses } from "../../test/run-story.ts";

describe("loops in loops", () => {
  const nested = graphOf("start outer{a inner{b c}}", "start -> outer", "a -> inner", "b -> c");
  const pass = (i: number, ...js: number[]) =>
    js.flatMap((j) => [...did(`b[${i}][${j}]`), ...did(`c[${i}][${j}]`)]);

  it("count passes of the inner loop in the pass of the outer one, and of its nodes in all", () => {
    const state = fold(
      nested,
      ...started(),
      ...has("outer", 2),
      ...did("a[0]"),
      ...has("inner[0]", 3),
      ...pass(0, 0, 1, 2),
      ...did("inner[0]"),
      ...did("a[1]"),
      ...has("inner[1]", 2),
      ...pass(1, 0),
    );
    expect(state.nodes.outer?.passes).toEqual({ total: 2, complete: 1, errored: 0 });
    expect(state.nodes.inner).toMatchObject({
      status: "running",
      passes: { total: 2, complete: 1, errored: 0 },
    });
    expect(state.nodes.b?.passes).toEqual({ total: 4, complete: 4, errored: 0 });
    expect(state.nodes.a?.passes).toEqual({ total: 2, complete: 2, errored: 0 });
  });

  it("show the inner passes of the outer pass shown, whatever older ones still do", () => {
    const state = fold(
      nested,
      ...started(),
      ...did("a[0]"),
      ...began("b[0][0]"),
      ...began("a[1]"),
      ...ended("b[0][0]"),
      ...began("b[0][1]"),
    );
    expect(statuses(state, "a inner b c")).toBe("a running, inner pending, b pending, c pending");
    expect(state.nodes.b?.passes).toEqual({ total: 2, complete: 1, errored: 0 });
  });

  it("show the inner nodes skipped in a pass that skips the inner loop", () => {
    const guarded = graphOf("start outer{a inner{b}}", "start -> outer", "a.yes -> inner");
    const first = [...started(), ...did("a[0]", null, ["yes"]), ...did("b[0][0]"), ...did("inner[0]")];
    expect(statuses(fold(guarded, ...first, ...did("a[1]", null, ["no"])), "inner b")).toBe(
      "inner skipped, b skipped",
    );
  });

  it("of an older pass may be skipped late without a trace in the pass shown", () => {
    const guarded = graphOf("start outer{a inner{b}}", "start -> outer", "a.yes -> inner");
    const state = fold(
      guarded,
      ...started(),
      ...began("a[0]"),
      ...did("a[1]", null, ["yes"]),
      ...began("b[1][0]"),
      ...ended("a[0]", null, ["no"]),
    );
    expect(statuses(state, "a inner b")).toBe("a complete, inner running, b running");
    expect(state.nodes.outer?.passes).toEqual({ total: 2, complete: 1, errored: 0 });
  });

  it("end together: a failed inner loop fails the pass around it", () => {
    const state = fold(
      nested,
      ...started(),
      ...did("a[0]"),
      ...has("inner[0]", 2),
      ...failed("b[0][0]"),
      ...failed("inner[0]"),
    );
    expect(state.nodes.inner?.passes).toEqual({ total: 2, complete: 0, errored: 1 });
    expect(state.nodes.outer?.passes).toEqual({ total: 1, complete: 0, errored: 1 });
    expect(statuses(state, "outer inner b c")).toBe("outer running, inner errored, b errored, c skipped");
  });

  it("keep three levels apart", () => {
    const deep = graphOf("start x{y{z{n}}}", "start -> x");
    const state = fold(deep, ...started(), ...did("n[0][1][2]"), ...began("n[0][1][3]"));
    expect(statuses(state, "x y z n")).toBe("x running, y running, z running, n running");
    expect(state.nodes.z?.passes).toEqual({ total: 2, complete: 1, errored: 0 });
    expect(state.nodes.y?.passes).toEqual({ total: 1, complete: 0, errored: 0 });
  });
});
