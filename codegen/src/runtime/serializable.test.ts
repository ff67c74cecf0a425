import { expect, it } from "vitest";
import { checkSerializable } from "./serializable.js";

it.each([
  [{ a: [() => 1] }, "output.a[0] is a function"],
  [{ when: new Map() }, "output.when is a Map"],
  [[1n], "output[0] is a bigint"],
  [{ n: Number.NaN }, "output.n is NaN"],
  [Promise.resolve(1), "output is a Promise"],
  [new Uint8Array(2), "output is a Uint8Array"],
])("names what JSON cannot keep and where it is (%#)", (output, message) => {
  expect(() => checkSerializable(output)).toThrow(message);
});

it.each([[{ a: undefined, b: [null, 1, "x", true] }], [new Date(0)], [undefined]])(
  "lets pass what JSON keeps (%#)",
  (output) => {
    expect(() => checkSerializable(output)).not.toThrow();
  },
);

it("refuses a value that holds itself, and lets one pass that holds the same part twice", () => {
  const part: { self?: unknown } = {};
  expect(() => checkSerializable({ a: part, b: part })).not.toThrow();
  part.self = { deep: [part] };
  expect(() => checkSerializable({ a: part })).toThrow("a part of itself");
});

it("does not follow a value whose text has no end: its size is refused anyway", () => {
  const endless = Array.from({ length: 200 }).reduce<unknown>(
    (all) => [all, all],
    () => "never looked at",
  );
  expect(() => checkSerializable(endless)).not.toThrow();
});
