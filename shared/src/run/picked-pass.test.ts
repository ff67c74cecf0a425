import { describe, expect, it } from "vitest";
import {
  began,
  cancelled,
  did,
  failed,
  failedRun,
  foldPicking,
  graphOf,
  has,
  started,
  statuses,
} from "../../test/run-story.ts";

const loop = graphOf("start each{a b} after", "start -> each", "a -> b", "each -> after");

describe("a picked pass", () => {
  const events = [
    ...started(),
    ...has("each", 3),
    ...did("a[0]", "first"),
    ...did("b[0]", "first"),
    ...did("a[1]", "second"),
    ...failed("b[1]"),
    ...began("a[2]"),
  ];

  it("is shown instead of the last one, with the counts of all", () => {
    const state = foldPicking(loop, { each: 1 }, ...events);
    expect(statuses(state, "a b")).toBe("a complete, b errored");
    expect(state.nodes.a).toMatchObject({ output: "second", passes: { total: 3, complete: 2, errored: 0 } });
    expect(state.nodes.each).toMatchObject({
      status: "running",
      passes: { total: 3, complete: 1, errored: 1 },
    });
    expect(state.edges["a -> b"]).toBe(true);
  });

  it("is kept through the end of the run", () => {
    const state = foldPicking(loop, { each: 0 }, ...events, ...cancelled);
    expect(state.nodes.b).toMatchObject({ status: "complete", output: "first" });
  });

  it("that never began shows nothing", () => {
    expect(statuses(foldPicking(loop, { each: 9 }, ...events), "a b")).toBe("a pending, b pending");
    expect(statuses(foldPicking(loop, { each: 9 }, ...events, ...failedRun), "a b")).toBe(
      "a skipped, b skipped",
    );
  });

  it("of an inner loop is that of the outer pass shown", () => {
    const nested = graphOf("start outer{inner{b}}", "start -> outer");
    const all = [0, 1].flatMap((i) => [
      ...[0, 1].flatMap((j) => did(`b[${i}][${j}]`, `${i}.${j}`)),
      ...did(`inner[${i}]`),
    ]);
    const output = (picks: { [id: string]: number }) =>
      foldPicking(nested, picks, ...started(), ...all).nodes.b?.output;
    expect(output({})).toBe("1.1");
    expect(output({ outer: 0 })).toBe("0.1");
    expect(output({ inner: 0 })).toBe("1.0");
    expect(output({ outer: 0, inner: 0 })).toBe("0.0");
  });
});
