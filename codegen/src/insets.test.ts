import { expect, it } from "vitest";
import { inset, laidOut } from "./insets.ts";

it("moves lines in by as many levels as they stand in", () => {
  const inner = `{\n${inset("b();\nc();")}\n}`;
  expect(laidOut(`{\n${inset(`a();\n${inner}`)}\n}`)).toBe("{\n  a();\n  {\n    b();\n    c();\n  }\n}");
});

it("adds to the blanks that a line has", () => {
  expect(laidOut(inset(`f(\n  ${inset("x,")}\n);`))).toBe("  f(\n      x,\n  );");
});
