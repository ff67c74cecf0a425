import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Counts how often a customer has ordered. Two orders are counted already.",
  node: "count",
  nodes: {
    start: { type: "manual" },
    count: { type: "store", params: { op: "increment", key: "orders/{{ trigger.body.customer }}" } },
  },
  wires: ["start -> count"],
  input: { customer: "ada" },
  world: { stored: { "orders/ada": 2 } },
  expected: { output: 3 },
};
