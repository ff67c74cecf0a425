import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Goes on after three days.",
  node: "nap",
  nodes: {
    start: { type: "manual" },
    nap: { type: "sleep", params: { duration: "3 days" } },
    remind: { type: "transform", params: { mode: "expression", expression: "How do you like it?" } },
  },
  wires: ["start -> nap", "nap -> remind"],
  expected: { output: null },
};
