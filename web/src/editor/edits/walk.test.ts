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

  it("stays where nothing lies that way", () => {
    expect(walk(graph, "far", "right")).toBeNull();
    expect(walk(graph, "gone", "left")).toBeNull();
  });
});
