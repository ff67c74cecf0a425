import { expect, it } from "vitest";
import { sampleGraph } from "../editor/edits/sample-graph.ts";
import { drawingOf } from "./drawing-of.ts";

it("draws what lies in a container where it is, over the container", () => {
  const graph = sampleGraph(
    { step: ["http", 30, 60], each: ["for_each", 100, 200], start: ["manual", 0, 0] },
    ["start>each"],
    { each: ["step"] },
  );
  expect(drawingOf(graph)).toEqual({
    nodes: [
      { id: "each", type: "for_each", x: 100, y: 200, width: 300, height: 160 },
      { id: "start", type: "manual", x: 0, y: 0 },
      { id: "step", type: "http", x: 130, y: 260 },
    ],
    edges: [["start", "each"]],
  });
});
