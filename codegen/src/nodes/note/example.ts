import type { Example } from "../example.ts";

export const example: Example = {
  shows: "A note beside a step. The run is the same without it.",
  node: "why",
  nodes: {
    start: { type: "manual" },
    greet: { type: "transform", params: { mode: "expression", expression: "Hello" } },
    why: { type: "note", params: { text: "Marketing asked for a greeting." } },
  },
  wires: ["start -> greet"],
  expected: { output: "Hello" },
};
