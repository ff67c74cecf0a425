import { describe, expect, it } from "vitest";
import {
  began,
  broke,
  did,
  ended,
  failed,
  finished,
  fold,
  graphOf,
  has,
  slept,
  started,
  statuses,
} from "../../test/run-story.ts";

const loop = graphOf("start each{a b} after", "start -> each", "a -> b", "each -> after");

describe("a pass", () => {
  it("has failed when a step failed with nothing to take it and nothing in it works any more", () => {
    const side = graphOf("start each{a b c}", "start -> each");
    const failing = [...started(), ...has("each", 2), ...began("b[0]"), ...slept("c[0]"), ...failed("a[0]")];
    expect(fold(side, ...failing).nodes.each?.passes?.errored).toBe(0);
    const state = fold(side, ...failing, ...ended("b[0]"));
    expect(state.nodes.each?.passes).toEqual({ total: 2, complete: 0, errored: 1 });
    expect(statuses(state, "each a b c")).toBe("each running, a errored, b complete, c cancelled");
  });

  it("that has failed still shows a step that crossed the failure on its way", () => {
    const side = graphOf("start each{a g(b c)}", "start -> each", "b -> c");
    const crossed = [...started(), ...has("each", 2), ...began("a[0]"), ...did("b[0]"), ...broke("a[0]")];
    expect(statuses(fold(side, ...crossed), "a b c")).toBe("a errored, b complete, c skipped");
    const late = fold(side, ...crossed, ...began("c[0]"));
    expect(late.nodes.c?.status).toBe("running");
    expect(late.progress?.root.busy).toBe(1);
    const done = fold(side, ...crossed, ...did("c[0]", 3));
    expect(done.nodes.c).toMatchObject({
      status: "complete",
      output: 3,
      passes: { total: 1, complete: 1, errored: 0 },
    });
    expect(done.nodes.each?.passes).toEqual({ total: 2, complete: 0, errored: 1 });
    const over = fold(side, ...crossed, ...began("c[0]"), ...began("a[1]"), ...failed("each"));
    expect([over.progress?.root.busy, over.progress?.root.idle]).toEqual([0, 0]);
    expect(over.nodes.each?.passes).toEqual({ total: 2, complete: 0, errored: 1 });
  });

  it("has not failed when an error edge took the failure", () => {
    const rescued = graphOf("start each{a b}", "start -> each", "a.error -> b");
    const state = fold(rescued, ...started(), ...has("each", 1), ...failed("a[0]"), ...did("b[0]"));
    expect(state.nodes.each?.passes).toEqual({ total: 1, complete: 1, errored: 0 });
  });

  it("that has ended hears nothing more", () => {
    const one = graphOf("start each{a b}", "start -> each");
    const over = [...started(), ...began("b[0]"), ...failed("a[0]"), ...ended("b[0]")];
    const state = fold(one, ...over, ...did("b[0]", "late"));
    expect(state.nodes.b).toMatchObject({ output: null, passes: { total: 1, complete: 1, errored: 0 } });
  });

  it("is not begun again by what comes late when others have begun since", () => {
    const one = graphOf("start each{a b}", "start -> each");
    const state = fold(
      one,
      ...started(),
      ...failed("a[0]"),
      ...began("a[1]"),
      ...began("b[1]"),
      ...did("b[0]"),
    );
    expect(state.nodes.each?.passes).toEqual({ total: 2, complete: 0, errored: 1 });
    expect(state.nodes.b).toMatchObject({ status: "running", passes: { total: 1, complete: 0, errored: 0 } });
  });

  it("that had failed counts as failed though something in it still ran when the loop ended", () => {
    const one = graphOf("start each{a b}", "start -> each");
    const state = fold(
      one,
      ...started(),
      ...has("each", 1),
      ...began("b[0]"),
      ...failed("a[0]"),
      ...failed("each"),
    );
    expect(state.nodes.each?.passes).toEqual({ total: 1, complete: 0, errored: 1 });
    expect(statuses(state, "a b")).toBe("a errored, b cancelled");
  });

  it("goes on with others after one has failed, where failures are collected", () => {
    const state = fold(
      loop,
      ...started(),
      ...has("each", 3),
      ...failed("a[0]"),
      ...did("a[1]"),
      ...did("b[1]"),
      ...failed("a[2]"),
      ...did("each", { results: [null, 1, null] }),
      ...finished,
    );
    expect(state.nodes.each).toMatchObject({
      status: "complete",
      passes: { total: 3, complete: 1, errored: 2 },
    });
    expect(statuses(state, "a b")).toBe("a errored, b skipped");
  });
});
