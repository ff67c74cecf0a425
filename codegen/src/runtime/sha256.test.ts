import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256 } from "./sha256.js";

const reference = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

it("agrees with the published example", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it("agrees with the platform at every length around the end of a block", () => {
  for (let length = 0; length < 200; length++)
    expect(sha256("é".repeat(length))).toBe(reference("é".repeat(length)));
});

it("agrees with the platform for any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => sha256(text) === reference(text)),
  );
});
