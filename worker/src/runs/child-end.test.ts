import type { Json, RunState } from "@weft/shared";
import { expect, it } from "vitest";
import { childEnd, childEndEvent, isReservedEvent } from "./child-end.ts";

const ending = (status: RunState["status"], output: Json = null, error: RunState["error"] = null) =>
  childEnd("r1", { status, output, error });

it("is the output of a run that completed", () => {
  expect(ending("complete", { n: 1 })).toEqual({ output: { n: 1 } });
  expect(ending("complete", "x".repeat(1024 * 1024 - 2))).toHaveProperty("output");
});

it("is a failure where the output is larger than a step's may be", () => {
  for (const output of ["x".repeat(1024 * 1024 - 1), "é".repeat(1024 * 512)])
    expect(ending("complete", output)).toMatchObject({ failure: { name: "OutputTooLarge" } });
});

it("is the failure of a run that failed, without the node it failed at", () => {
  const error = { name: "HttpError", message: "500", nodeId: "call" };
  expect(ending("errored", null, error)).toEqual({ failure: { name: "HttpError", message: "500" } });
});

it("is a failure of its own where the run was cancelled, and nothing while it goes on", () => {
  expect(ending("cancelled")).toMatchObject({ failure: { name: "RunCancelled" } });
  for (const status of ["queued", "running", "waiting", "paused"] as const)
    expect(ending(status)).toBeUndefined();
});

it("has a name that nobody else may use", () => {
  expect(isReservedEvent(childEndEvent("r1"))).toBe(true);
  expect(["weft", "go", "", "Weft:run:r1"].map(isReservedEvent)).toEqual([false, false, false, false]);
});
