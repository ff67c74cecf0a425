import { describe, expect, it } from "vitest";
import {
  at,
  began,
  did,
  ended,
  failed,
  finished,
  fold,
  graphOf,
  slept,
  started,
  statuses,
  woke,
} from "../../test/run-story.ts";

const group = graphOf("start g(a b) after", "start -> g", "a -> b", "g -> after");

describe("a group", () => {
  it("waits with all that is in it, and runs from the first event of either", () => {
    expect(statuses(fold(group, ...started()), "g a b")).toBe("g pending, a pending, b pending");
    const state = fold(group, ...started(), ...began("a"));
    expect(statuses(state, "g a b")).toBe("g running, a running, b pending");
    expect(state.nodes.g).toMatchObject({ startedAt: at(2000), attempts: 0 });
    expect(state.nodes.a).not.toHaveProperty("passes");
  });

  it("is skipped with all that is in it, groups in groups too", () => {
    const nested = graphOf("start g(a h(b c)) after", "start.no -> g", "b -> c", "g -> after");
    const state = fold(nested, ...started());
    expect(statuses(state, "g a h b c after")).toBe(
      "g skipped, a skipped, h skipped, b skipped, c skipped, after skipped",
    );
    expect(state.edges).toMatchObject({ "b -> c": false, "g -> after": false });
  });

  it("never sleeps, whatever its timer does; the run waits when what is in it does", () => {
    const timed = [...started(), ...slept("g:timer", 60_000), ...began("a")];
    const state = fold(group, ...timed);
    expect(state.nodes.g).toMatchObject({ status: "running", until: at(62_000) });
    expect(state.status).toBe("running");
    expect(fold(group, ...started(), ...slept("g:timer")).status).toBe("running");
    expect(fold(group, ...started(), ...slept("g:timer"), ...slept("a:sleep")).status).toBe("waiting");
    expect(fold(group, ...timed, ...woke("g:timer")).nodes.g).toMatchObject({
      status: "running",
      until: null,
    });
  });

  it("ends with the step of its own name: what is left in it is cancelled or skipped, and hears nothing more", () => {
    const timedOut = [
      ...started(),
      ...slept("g:timer"),
      ...began("a"),
      ...woke("g:timer"),
      ...did("g:winner"),
      ...failed("g"),
    ];
    const state = fold(group, ...timedOut);
    expect(state.nodes.g).toMatchObject({ status: "errored", error: { name: "Boom" }, attempts: 1 });
    expect(state.nodes.a).toMatchObject({ status: "cancelled", endedAt: state.nodes.g?.endedAt });
    expect(state.nodes.b?.status).toBe("skipped");
    expect(statuses(fold(group, ...timedOut, ...ended("a"), ...did("b")), "a b")).toBe(
      "a cancelled, b skipped",
    );
  });

  it("completes and takes its edges", () => {
    const state = fold(group, ...started(), ...did("a"), ...did("b"), ...did("g", 5));
    expect(state.nodes.g).toMatchObject({ status: "complete", output: 5 });
    expect(state.edges["g -> after"]).toBe(true);
  });

  it("in a pass belongs to that pass and ends with what is in it in that pass alone", () => {
    const inLoop = graphOf("start each{g(a b)}", "start -> each");
    const both = [...started(), ...began("a[0]"), ...began("b[0]"), ...began("a[1]"), ...began("b[1]")];
    const state = fold(inLoop, ...both, ...failed("g[0]"));
    expect(statuses(state, "g a b")).toBe("g running, a running, b running");
    expect(state.nodes.g?.passes).toEqual({ total: 2, complete: 0, errored: 1 });
    expect(state.nodes.each?.passes).toEqual({ total: 2, complete: 0, errored: 1 });
    expect(statuses(fold(inLoop, ...both, ...failed("g[1]")), "g a b")).toBe(
      "g errored, a cancelled, b cancelled",
    );
  });

  it("that fails in a pass fails the pass, not before: a failed step in it may yet be taken by its edge", () => {
    const guarded = graphOf("start each{g(a) rescue}", "start -> each", "g.error -> rescue");
    const failing = [...started(), ...failed("a[0]")];
    expect(fold(guarded, ...failing).nodes.each?.passes?.errored).toBe(0);
    const state = fold(guarded, ...failing, ...failed("g[0]"), ...did("rescue[0]"));
    expect(state.nodes.each?.passes).toEqual({ total: 1, complete: 1, errored: 0 });
  });

  it("around a loop closes its passes", () => {
    const around = graphOf("start g(each{a b})", "start -> g", "a -> b");
    const state = fold(around, ...started(), ...began("a[0]"), ...failed("g"));
    expect(statuses(state, "g each a b")).toBe("g errored, each cancelled, a cancelled, b skipped");
    expect(statuses(fold(around, ...started(), ...began("g"), ...failed("g")), "each a b")).toBe(
      "each skipped, a skipped, b skipped",
    );
  });
});

describe("a disabled node", () => {
  it("is passed over as soon as its turn comes, its way on taken", () => {
    const chain = graphOf("start a !b !c d", "start -> a", "a -> b", "b -> c", "b.error -> d", "c -> d");
    expect(statuses(fold(chain, ...started()), "b c d")).toBe("b pending, c pending, d pending");
    const state = fold(chain, ...started(), ...did("a"));
    expect(statuses(state, "b c d")).toBe("b skipped, c skipped, d pending");
    expect(state.nodes.b).toMatchObject({ output: null, attempts: 0 });
    expect(state.edges).toMatchObject({ "b -> c": true, "c -> d": true, "b.error -> d": false });
  });

  it("behind the trigger is passed over at once", () => {
    const state = fold(graphOf("start !a b", "start -> a", "a -> b"), ...started());
    expect(statuses(state, "a b")).toBe("a skipped, b pending");
    expect(state.edges["a -> b"]).toBe(true);
  });

  it("waits for all branches that lead to it", () => {
    const join = graphOf("start a b !c", "start -> a", "start -> b", "a -> c", "b -> c");
    expect(fold(join, ...started(), ...did("a")).nodes.c?.status).toBe("pending");
    expect(fold(join, ...started(), ...did("a"), ...did("b")).nodes.c?.status).toBe("skipped");
  });

  it("that nothing leads to takes nothing", () => {
    const state = fold(graphOf("start !a b", "start.no -> a", "a -> b"), ...started());
    expect(statuses(state, "a b")).toBe("a skipped, b skipped");
    expect(state.edges["a -> b"]).toBe(false);
    expect(statuses(fold(graphOf("start !lost b", "lost -> b"), ...started()), "lost b")).toBe(
      "lost skipped, b skipped",
    );
  });

  it("at the beginning of a group or a pass has its turn when that begins", () => {
    const inGroup = graphOf("start g(!a b c)", "start -> g", "a -> b");
    expect(fold(inGroup, ...started()).edges).not.toHaveProperty("a -> b");
    const state = fold(inGroup, ...started(), ...began("c"));
    expect(statuses(state, "g a b")).toBe("g running, a skipped, b pending");
    expect(state.edges["a -> b"]).toBe(true);
    const inLoop = graphOf("start each{!a b}", "start -> each", "a -> b");
    const passes = fold(inLoop, ...started(), ...did("b[0]"), ...began("b[1]"));
    expect(statuses(passes, "each a b")).toBe("each running, a skipped, b running");
    expect(passes.nodes.a?.passes).toEqual({ total: 0, complete: 0, errored: 0 });
    expect(passes.nodes.each?.passes).toEqual({ total: 2, complete: 1, errored: 0 });
  });

  it("alone in a repetition makes passes that are over as they begin", () => {
    const repeat = graphOf("start rep{!a}", "start -> rep");
    const state = fold(
      repeat,
      ...started(),
      ...did("rep[0]:until"),
      ...did("rep[1]:until"),
      ...did("rep"),
      ...finished,
    );
    expect(state.nodes.rep).toMatchObject({
      status: "complete",
      passes: { total: 2, complete: 2, errored: 0 },
    });
  });
});

describe("a join of any branch", () => {
  it("runs with the first branch and ignores that the others come later", () => {
    const join = graphOf(
      "start a b any after",
      "start -> a",
      "start -> b",
      "a -> any",
      "b -> any",
      "any -> after",
    );
    const state = fold(join, ...started(), ...did("a"), ...did("any", 1), ...did("b"));
    expect(state.nodes.any).toMatchObject({ status: "complete", output: 1, attempts: 1 });
    expect(statuses(state, "after")).toBe("after pending");
  });
});
