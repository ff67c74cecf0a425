import { describe, expect, it } from "vitest";
import {
  at,
  began,
  broke,
  cancelled,
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
  woke,
} from "../../test/run-story.ts";

const loop = graphOf("start each{a b} after", "start -> each", "a -> b", "each -> after");

describe("a loop", () => {
  it("waits with all that is in it until it begins: nothing in it is skipped at the start", () => {
    expect(statuses(fold(loop, ...started()), "each a b after")).toBe(
      "each pending, a pending, b pending, after pending",
    );
  });

  it("runs from its first own event to the step of its own name", () => {
    const items = [...started(), ...has("each", 2)];
    expect(fold(loop, ...items).nodes.each).toMatchObject({ status: "running", startedAt: at(2000) });
    const done = fold(loop, ...items, ...did("a[0]"), ...did("b[0]"), ...did("each", { results: [1] }));
    expect(done.nodes.each).toMatchObject({ status: "complete", attempts: 1, output: { results: [1] } });
    expect(done.edges["each -> after"]).toBe(true);
  });

  it("runs from the first event of anything in it", () => {
    expect(statuses(fold(loop, ...started(), ...began("a[0]")), "each a b")).toBe(
      "each running, a running, b pending",
    );
  });

  it("is skipped with all that is in it", () => {
    const nested = graphOf("start each{a inner{b} g(c)}", "start.no -> each");
    const state = fold(nested, ...started());
    expect(statuses(state, "each a inner b g c")).toBe(
      "each skipped, a skipped, inner skipped, b skipped, g skipped, c skipped",
    );
  });

  it("counts its items and how its passes ended", () => {
    const some = [...started(), ...has("each", 3), ...did("a[0]"), ...did("b[0]"), ...began("a[1]")];
    expect(fold(loop, ...some).nodes.each?.passes).toEqual({ total: 3, complete: 1, errored: 0 });
    const all = [...some, ...broke("a[1]"), ...did("a[2]"), ...did("b[2]"), ...did("each")];
    expect(fold(loop, ...all).nodes.each?.passes).toEqual({ total: 3, complete: 2, errored: 1 });
  });

  it("that repeats counts the passes it has begun", () => {
    const repeat = graphOf("start rep{a}", "start -> rep");
    const state = fold(repeat, ...started(), ...did("a[0]"), ...did("rep[0]:until"), ...began("a[1]"));
    expect(state.nodes.rep).toMatchObject({
      status: "running",
      passes: { total: 2, complete: 1, errored: 0 },
    });
  });

  it("does not begin an ended pass again for the phases that follow it", () => {
    const repeat = graphOf("start rep{a}", "start -> rep");
    const state = fold(
      repeat,
      ...started(),
      ...did("a[0]"),
      ...did("rep[0]:until"),
      ...slept("rep[0]:delay"),
    );
    expect(state.nodes.rep?.passes).toEqual({ total: 1, complete: 1, errored: 0 });
    expect(state.nodes.a?.status).toBe("complete");
  });

  it("without items has no passes, and skips what is in it when it completes", () => {
    const state = fold(loop, ...started(), ...has("each", 0), ...did("each"));
    expect(statuses(state, "each a b after")).toBe("each complete, a skipped, b skipped, after pending");
    expect(state.nodes.each?.passes).toEqual({ total: 0, complete: 0, errored: 0 });
  });

  it("never sleeps itself, but a run with nothing else to do waits for its delay", () => {
    const repeat = graphOf("start rep{a}", "start -> rep");
    const delayed = [...started(), ...did("a[0]"), ...did("rep[0]:until"), ...slept("rep[0]:delay", 5000)];
    const state = fold(repeat, ...delayed);
    expect(state.nodes.rep).toMatchObject({ status: "running", until: at(10_000 + 5000) });
    expect(state.status).toBe("waiting");
    const awake = fold(repeat, ...delayed, ...woke("rep[0]:delay"));
    expect(awake.nodes.rep).toMatchObject({ status: "running", until: null });
    expect(awake.status).toBe("running");
  });

  it("fails with the step of its own name, and takes its error edge", () => {
    const guarded = graphOf("start each{a} rescue", "start -> each", "each.error -> rescue");
    const state = fold(guarded, ...started(), ...has("each", 2), ...failed("a[0]"), ...failed("each"));
    expect(state.nodes.each).toMatchObject({ status: "errored", error: { name: "Boom" } });
    expect(state.edges["each.error -> rescue"]).toBe(true);
    expect(state.nodes.a?.status).toBe("errored");
  });
});

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
