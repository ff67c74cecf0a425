import { describe, expect, it } from "vitest";
import {
  at,
  began,
  broke,
  did,
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
