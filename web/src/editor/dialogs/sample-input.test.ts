import { expect, it } from "vitest";
import { readInput, sampleInput } from "./sample-input.ts";

it("makes an input of the shape the schema describes", () => {
  const schema = {
    type: "object",
    properties: {
      id: { type: "string", examples: ["A-17"] },
      total: { type: "number", minimum: 1 },
      status: { enum: ["open", "paid"] },
      lines: { type: "array", items: { type: "object", properties: { sku: { type: "string" } } } },
      note: { type: ["string", "null"], default: null },
    },
  };
  expect(sampleInput(schema)).toEqual({
    id: "A-17",
    total: 1,
    status: "open",
    lines: [{ sku: "" }],
    note: null,
  });
});

it("begins with an empty object where nothing is known", () => {
  expect(sampleInput(undefined)).toEqual({});
  expect(sampleInput({ properties: 5 })).toEqual({});
});

it("reads an empty text as no input", () => {
  expect(readInput(" ")).toEqual({ value: undefined });
  expect(readInput('{"a": 1}')).toEqual({ value: { a: 1 } });
  expect(readInput("{")).toHaveProperty("problem");
});
