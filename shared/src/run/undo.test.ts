import { describe, expect, it } from "vitest";
import {
  at,
  boom,
  type Draft,
  did,
  failed,
  failedRun,
  finished,
  fold,
  foldPicking,
  graphOf,
  has,
  slept,
  started,
  statuses,
  undid,
} from "../../test/run-story.ts";

const chain = graphOf(
  "start pay ship refund tell plain",
  "start -> pay",
  "pay -> ship",
  "pay.undo -> refund",
  "refund -> tell",
  "start -> plain",
);
const rollback: Draft[] = [{ type: "rollback_started" }];
const failing = [...started(), ...did("plain"), ...did("pay", 5), ...failed("ship"), ...rollback];

describe("undo", () => {
  it("is not part of the way: its nodes stay pending to the end and are skipped then", () => {
    const state = fold(chain, ...started(), ...did("pay"));
    expect(statuses(state, "refund tell")).toBe("refund pending, tell pending");
    expect(state.edges).not.toHaveProperty("pay.undo -> refund");
    expect(state.edges).not.toHaveProperty("refund -> tell");
    expect(
      statuses(fold(chain, ...started(), ...did("pay"), ...did("ship"), ...finished), "refund tell"),
    ).toBe("refund skipped, tell skipped");
  });

  it("leaves its node undone, with its output, and the chain complete", () => {
    const state = fold(chain, ...failing, ...undid("pay"), ...failedRun);
    expect(statuses(state, "pay ship refund tell")).toBe(
      "pay undone, ship errored, refund complete, tell complete",
    );
    expect(state.nodes.pay?.output).toBe(5);
    expect(state.nodes.refund?.endedAt).toBe(at(state.lastEventId * 1000 - 2000));
  });

  it("that failed leaves its node complete, with the error", () => {
    const state = fold(chain, ...failing, ...undid("pay", boom), ...failedRun);
    expect(state.nodes.pay).toMatchObject({ status: "complete", error: boom });
    expect(state.nodes.refund).toMatchObject({ status: "errored", error: boom });
    expect(state.nodes.tell?.status).toBe("errored");
  });

  it("that the engine could not even call has failed as well", () => {
    const lost: Draft = { type: "rollback_step_errored", error: boom, stepName: "pay-1", nodeId: "pay" };
    expect(fold(chain, ...failing, lost).nodes.pay).toMatchObject({ status: "complete", error: boom });
  });

  it("changes nothing where there is no undo edge, or the node never completed", () => {
    const state = fold(chain, ...failing, ...undid("plain"), ...undid("ship"));
    expect(statuses(state, "plain ship")).toBe("plain complete, ship errored");
    const never = graphOf("start pay refund", "start -> pay", "pay.undo -> refund");
    expect(statuses(fold(never, ...started(), ...failed("pay"), ...undid("pay")), "pay refund")).toBe(
      "pay errored, refund pending",
    );
  });

  it("keeps the run at work, whatever still sleeps: that will not wake", () => {
    const beside = graphOf("start pay nap refund", "start -> pay", "start -> nap", "pay.undo -> refund");
    const events = [...started(), ...slept("nap:sleep"), ...did("pay")];
    expect(fold(beside, ...events).status).toBe("waiting");
    expect(fold(beside, ...events, ...rollback).status).toBe("running");
  });

  it("in a loop is that of each pass; what is shown is that of the pass shown", () => {
    const loop = graphOf(
      "start each{pay refund} last",
      "start -> each",
      "pay.undo -> refund",
      "each -> last",
    );
    const begun = [...started(), ...has("each", 2), ...did("pay[0]")];
    expect(fold(loop, ...begun).nodes.each?.passes).toEqual({ total: 2, complete: 1, errored: 0 });
    const events = [...begun, ...did("pay[1]"), ...did("each"), ...failed("last"), ...rollback];
    expect(statuses(fold(loop, ...events), "pay refund")).toBe("pay complete, refund pending");
    const one = [...events, ...undid("pay[1]", boom)];
    expect(fold(loop, ...one).nodes.pay).toMatchObject({ status: "complete", error: boom });
    const all = [...one, ...undid("pay[0]"), ...failedRun];
    expect(statuses(fold(loop, ...all), "pay refund")).toBe("pay complete, refund errored");
    expect(statuses(foldPicking(loop, { each: 0 }, ...all), "pay refund")).toBe(
      "pay undone, refund complete",
    );
    expect(fold(loop, ...all).nodes.refund).not.toHaveProperty("passes");
  });
});
