import { expect, it } from "vitest";
import { idempotencyKey, withIdempotencyKey } from "./idempotency-key.ts";

it("is made of run, step and pass, and of the number of every request but the first", () => {
  const place = { nodeId: "call", iteration: [] };
  expect(idempotencyKey("r", place)).toBe("r:call");
  expect(idempotencyKey("r", { nodeId: "call", iteration: [2, 0] })).toBe("r:call:2.0");
  expect(idempotencyKey("r", place, 1)).toBe("r:call");
  expect(idempotencyKey("r", place, 3)).toBe("r:call#3");
});

it("is added where a request changes something and has none of its own", () => {
  expect(withIdempotencyKey([], "POST", "k")).toEqual([["Idempotency-Key", "k"]]);
  expect(withIdempotencyKey([], "GET", "k")).toEqual([]);
  expect(withIdempotencyKey([["idempotency-key", "own"]], "PUT", "k")).toEqual([["idempotency-key", "own"]]);
});
