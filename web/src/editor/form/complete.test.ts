import { describe, expect, it } from "vitest";
import { closesExpression, withCompletion } from "./complete.ts";

const take = (text: string, from: number, to: number, insert: string) =>
  withCompletion(text, { from, to }, { insert });

describe("taking a completion", () => {
  it("closes the expression where nothing does", () => {
    expect(take("id: {{ tri", 7, 10, "trigger")).toEqual({ text: "id: {{ trigger }}", caret: 14 });
  });

  it("leaves an expression alone that is closed", () => {
    expect(take("{{ tri }}/x", 3, 6, "trigger").text).toBe("{{ trigger }}/x");
    expect(take("{{ tri and {{ b }}", 3, 6, "trigger").text).toBe("{{ trigger }} and {{ b }}");
  });

  it("puts the caret into the parentheses of a call", () => {
    expect(take("{{ le", 3, 5, "len(")).toEqual({ text: "{{ len() }}", caret: 7 });
    expect(take("{{ le() }}", 3, 5, "len").text).toBe("{{ len() }}");
  });
});

describe("typing the end of an expression", () => {
  it("goes over what is already there", () => {
    expect(closesExpression("{{ a }}", 4, " ")).toBe(5);
    expect(closesExpression("{{ a }}", 4, "}")).toBe(6);
    expect(closesExpression("{{ a }}", 6, "}")).toBe(7);
  });

  it("writes it where it is not there, outside of expressions, and where it closes an object", () => {
    expect(closesExpression("{{ a ", 5, "}")).toBeNull();
    expect(closesExpression("{{ a  b }}", 4, " ")).toBeNull();
    expect(closesExpression("a }}", 1, "}")).toBeNull();
    expect(closesExpression("{{ { a: 1 }}", 9, "}")).toBeNull();
    expect(closesExpression("{{ a }}", 4, "x")).toBeNull();
  });
});
