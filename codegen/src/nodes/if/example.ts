import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Large orders are reviewed, small ones accepted; after either the workflow goes on once.",
  node: "large",
  nodes: {
    start: { type: "manual" },
    large: { type: "if", name: "Large order", params: { condition: "{{ trigger.body.total > 1000 }}" } },
    review: { type: "transform", params: { mode: "expression", expression: "review" } },
    accept: { type: "transform", params: { mode: "expression", expression: "accepted" } },
    decision: { type: "transform", params: { mode: "expression", expression: "{{ review ?? accept }}" } },
  },
  wires: [
    "start -> large",
    "large.true -> review",
    "large.false -> accept",
    "review -> decision",
    "accept -> decision",
  ],
  input: { total: 1250 },
  expected: { output: true },
};
