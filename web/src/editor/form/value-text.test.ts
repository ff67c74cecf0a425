import type { Json } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { readTyped, readValue, typedText, valueText } from "./value-text.ts";

describe("values as text", () => {
  it.each<[string, Json]>([
    ["5", 5],
    ["true", true],
    ["null", null],
    ['{ "a": "{{ x.y }}" }', { a: "{{ x.y }}" }],
    ["{{ order.total }}", "{{ order.total }}"],
    ["hello there", "hello there"],
    ['"5"', "5"],
    ["", ""],
  ])("reads %j", (text, value) => expect(readValue(text)).toEqual({ value }));

  it.each(['{ "a": ', "[1, 2", '"open', '{ "id": {{ a.b }} }'])(
    "does not take %j for text while it is being typed",
    (text) => expect(readValue(text)).toHaveProperty("problem"),
  );

  it.each<[Json]>([
    [5],
    ["5"],
    ["true"],
    [""],
    ["{{ a.b }}"],
    [{ a: [1, null] }],
    ['"quoted"'],
    [" 5 "],
    ["[x"],
    [false],
  ])("writes %j so that it is read back the same", (value) =>
    expect(readValue(valueText(value))).toEqual({ value }),
  );

  it("keeps text in a slot for a number or a boolean", () => {
    expect(readTyped("true", ["boolean"])).toBe(true);
    expect(readTyped("5", ["boolean"])).toBe("5");
    expect(readTyped("2027-01-31T09:00:00Z", ["number"])).toBe("2027-01-31T09:00:00Z");
    expect(typedText(12)).toBe("12");
  });
});
