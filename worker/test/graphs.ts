import type { Graph } from "@weft/shared";

/** A trigger and one step after it. */
export const simpleGraph = (name = "Answer"): Graph => ({
  schemaVersion: 1,
  nodes: [
    { id: "start", type: "manual", position: { x: 0, y: 0 }, data: { name: "Start", params: {} } },
    {
      id: "answer",
      type: "transform",
      position: { x: 300, y: 0 },
      data: { name, params: { mode: "fields", fields: [{ key: "n", value: 1 }] } },
    },
  ],
  edges: [{ id: "e1", source: "start", target: "answer" }],
});

/** Saved like any other, never published: a step of an unknown type. */
export const brokenGraph = (): Graph => ({
  schemaVersion: 1,
  nodes: [{ id: "odd", type: "teleport", position: { x: 0, y: 0 }, data: {} }],
  edges: [],
});
