import { describe, expect, it } from "vitest";
import {
  began,
  cancelled,
  did,
  ended,
  failed,
  fold,
  graphOf,
  has,
  slept,
  started,
  statuses,
  woke,
} from "../../test/run-story.ts";

const loop = graphOf("start each{a b} after", "start -> each", "a -> b", "each -> after");

describe("a pass", () => {
  it("forks and joins by itself: edges settle once in each", () => {
    const fork = graphOf(
      "start each{check yes no join}",
      "start -> each",
      "check.true -> yes",
      "check.false -> no",
      "yes -> join",
      "no -> join",
    );
    const first = [...started(), ...did("check[0]", true, ["true"])];
    expect(statuses(fold(fork, ...first), "yes no join")).toBe("yes pending, no skipped, join pending");
    const second = [...first, ...did("yes[0]"), ...did("join[0]"), ...did("check[1]", false, ["false"])];
    const state = fold(fork, ...second);
    expect(statuses(state, "check yes no join")).toBe(
      "check complete, yes skipped, no pending, join pending",
    );
    expect(state.edges).toMatchObject({ "check.true -> yes": false, "check.false -> no": true });
    expect(state.edges).not.toHaveProperty("no -> join");
    expect(state.nodes.each?.passes).toEqual({ total: 2, complete: 1, errored: 0 });
  });

  it("begins with every node pending, attempts and outputs forgotten", () => {
    const state = fold(loop, ...started(), ...did("a[0]", 7), ...did("b[0]", 8), ...began("a[1]"));
    expect(state.nodes.a).toMatchObject({ status: "running", attempts: 1, output: null });
    expect(state.nodes.b).toMatchObject({ status: "pending", attempts: 0, output: null, startedAt: null });
  });

  it("counts for every node how often it started, completed and failed", () => {
    const state = fold(
      loop,
      ...started(),
      ...did("a[0]"),
      ...did("b[0]"),
      ...did("a[1]"),
      ...failed("b[1]"),
      ...began("a[2]"),
    );
    expect(state.nodes.a?.passes).toEqual({ total: 3, complete: 2, errored: 0 });
    expect(state.nodes.b?.passes).toEqual({ total: 2, complete: 1, errored: 1 });
    expect(state.nodes.after).not.toHaveProperty("passes");
  });

  it("that began last is shown; what older ones still do is counted only", () => {
    const both = [...started(), ...has("each", 2), ...began("a[0]"), ...began("a[1]")];
    const state = fold(loop, ...both, ...ended("a[0]", "old"), ...did("b[0]", "old"));
    expect(statuses(state, "a b")).toBe("a running, b pending");
    expect(state.nodes.a).toMatchObject({ output: null, passes: { total: 2, complete: 1, errored: 0 } });
    expect(state.nodes.b?.passes).toEqual({ total: 1, complete: 1, errored: 0 });
    expect(state.nodes.each?.passes).toEqual({ total: 2, complete: 1, errored: 0 });
  });

  it("in which there is nothing to do is counted when the loop is done", () => {
    const idle = graphOf("start each{!a !b} after", "start -> each", "a -> b", "each -> after");
    const state = fold(idle, ...started(), ...has("each", 4), ...did("each"));
    expect(state.nodes.each?.passes).toEqual({ total: 4, complete: 4, errored: 0 });
    expect(statuses(state, "a b")).toBe("a skipped, b skipped");
  });

  it("is cancelled with the loop or the run: what started is cancelled, what did not is skipped", () => {
    const both = [...started(), ...has("each", 2), ...did("a[0]"), ...began("b[0]"), ...began("a[1]")];
    for (const end of [failed("each"), cancelled]) {
      const state = fold(loop, ...both, ...end);
      expect(statuses(state, "a b")).toBe("a cancelled, b skipped");
      expect(state.nodes.a).toMatchObject({ until: null, passes: { total: 2, complete: 1, errored: 0 } });
      expect(state.nodes.each?.passes).toEqual({ total: 2, complete: 0, errored: 0 });
    }
    expect(fold(loop, ...both, ...failed("each"), ...ended("a[1]")).nodes.a?.status).toBe("cancelled");
  });

  it("is one of the many in which a run may wait", () => {
    const both = [...started(), ...has("each", 2), ...slept("a[0]:sleep"), ...began("a[1]")];
    expect(fold(loop, ...both).status).toBe("running");
    expect(fold(loop, ...both, ...ended("a[1]")).status).toBe("waiting");
    expect(fold(loop, ...both, ...ended("a[1]"), ...woke("a[0]:sleep")).status).toBe("running");
  });

  it("of an index nobody expects is passed over", () => {
    const before = fold(loop, ...started());
    for (const name of ["a", "a[0][1]", "each[0]", "after[0]"])
      expect(statuses(fold(loop, ...started(), ...began(name)), "a after")).toBe(statuses(before, "a after"));
  });
});
