import { describe, expect, it } from "vitest";
import { closesExpression, type Completion, withCompletion } from "./complete.ts";

const completion = (from: number, to: number, insert: string): Completion => ({
  label: insert, group: "steps", detail: "", from, to, insert,
});

describe("taking a completion", () => {
  it("closes the expression where nothing does", () => {
    expect(withCompletion("id: {{ tri", completion(7, 10, "trigger"))).toEqual({ text: "id: {{ trigger }}", caret: 14 });
  });

  it("leaves an expression alone that is closed", () => {
    expect(withCompletion("{{ tri }}/x", completion(3, 6, "trigger")).text).toBe("{{ trigger }}/x");
    expect(withCompletion("{{ tri and {{ b }}", completion(3, 6, "trigger")).text).toBe("{{ trigger }} and {{ b }}");
  });

  it("puts the caret into the parentheses of a call", () => {
    expect(withCompletion("{{ le", completion(3, 5, "len()"))).toEqual({ text: "{{ len() }}", caret: 7 });
  });
});

describe("typing }", () => {
  it("goes over the braces that are already there", () => {
    expect(closesExpression("{{ a }}", 4)).toBe(6);
    expect(closesExpression("{{ a }}", 6)).toBe(7);
  });

  it("writes one where none is, outside of expressions, and where it closes an object", () => {
    expect(closesExpression("{{ a ", 5)).toBeNull();
    expect(closesExpression("a }}", 1)).toBeNull();
    expect(closesExpression("{{ { a: 1 }}", 9)).toBeNull();
  });
});
