import { compile } from "@weft/codegen";
import { describe, expect, it } from "vitest";
import { examples } from "./seed.ts";

describe.each(examples)("the example $name", ({ graph }) => {
  it("compiles without an error or a warning", () => {
    expect(compile(graph).diagnostics).toEqual([]);
  });

  it("reaches nothing but the built-in echo", () => {
    expect(compile(graph).manifest).toEqual({ hosts: ["echo.weft.test"], secrets: [] });
  });

  it("has cards that do not cover each other", () => {
    const boxes = graph.nodes.map(({ id, position, width = 240, height = 100 }) => ({
      id,
      ...position,
      width,
      height,
    }));
    for (const a of boxes)
      for (const b of boxes.filter((box) => box.id > a.id)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart, `${a.id} and ${b.id}`).toBe(true);
      }
  });
});
