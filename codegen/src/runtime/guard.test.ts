import { expect, it } from "vitest";
import { beginCounting, endCounting, guard } from "./guard.js";

const budget = 50_000_000;

it("stops what goes on for ever", () => {
  beginCounting();
  guard(budget);
  expect(() => guard()).toThrow(expect.objectContaining({ name: "CpuExceeded", retryable: false }));
  endCounting();
});

it("takes nothing from calls that run beside it, nor from those that follow", () => {
  for (let call = 0; call < 50; call++) beginCounting();
  for (let call = 0; call < 50; call++) guard(budget - 1);
  for (let call = 0; call < 50; call++) endCounting();
  beginCounting();
  guard(budget);
  endCounting();
});

it("does not hold what one call has used up against the others", () => {
  beginCounting();
  beginCounting();
  expect(() => guard(3 * budget)).toThrow();
  endCounting();
  expect(() => guard(budget)).not.toThrow();
  endCounting();
});
