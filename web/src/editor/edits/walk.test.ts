import { describe, expect, it } from "vitest";
import { sampleGraph } from "./sample-graph.ts";
import { firstStep, walk } from "./walk.ts";

const graph = sampleGraph(
  {
    paper: ["note", -500, 0],
    start: ["manual", 0, 0],
    ask: ["if", 320, 0],
    yes: ["http", 640, -60],
    no: ["http", 640, 60],
    far: ["http", 2000, 900],
  },
  ["start>ask", "ask:true>yes", "ask:false>no", "no>far"],
);

describe("walking by arrow keys", () => {
  it("begins at the leftmost step", () => expect(firstStep(graph)).toBe("start"));

  it("follows wires to the right and back", () => {
    expect(walk(graph, "start", "right")).toBe("ask");
    expect(walk(graph, "ask", "right")).toBe("yes");
    expect(walk(graph, "no", "left")).toBe("ask");
    expect(walk(graph, "no", "right")).toBe("far");
  });

  it("goes up and down by place", () => {
    expect(walk(graph, "yes", "down")).toBe("no");
    expect(walk(graph, "no", "up")).toBe("yes");
  });

  it("enters a container by its first step, and leaves it where nothing else lies that way", () => {
    const looped = sampleGraph(
      {
        start: ["manual", 0, 0],
        each: ["for_each", 320, 0],
        one: ["http", 30, 60],
        two: ["http", 350, 60],
        end: ["http", 1100, 0],
      },
      ["start>each", "one>two", "each>end"],
      { each: ["one", "two"] },
    );
    expect(walk(looped, "start", "right")).toBe("each");
    expect(walk(looped, "each", "right")).toBe("end");
    expect(walk(looped, "each", "down")).toBe("one");
    expect(walk(looped, "one", "right")).toBe("two");
    expect(walk(looped, "two", "right")).toBe("end");
    expect(walk(looped, "one", "left")).toBe("each");
    expect(walk(looped, "two", "up")).toBe("each");
  });

  it("goes past what undoes a step, and down to it", () => {
    const undone = sampleGraph({ pay: ["http", 0, 0], refund: ["http", 0, 0], next: ["http", 320, 0] }, [
      "pay>next",
      "pay:undo>refund",
    ]);
    expect(walk(undone, "pay", "right")).toBe("next");
    expect(walk(undone, "pay", "down")).toBe("refund");
    expect(walk(undone, "refund", "up")).toBe("pay");
  });

  it("stays where nothing lies that way", () => {
    expect(walk(graph, "far", "right")).toBeNull();
    expect(walk(graph, "gone", "left")).toBeNull();
  });
});
