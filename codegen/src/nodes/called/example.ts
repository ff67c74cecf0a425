import type { Example } from "../example.ts";

export const example: Example = {
  shows: "A workflow that others call with a price, and that gives the price with tax.",
  node: "start",
  nodes: {
    start: { type: "called" },
    with_tax: {
      type: "transform",
      params: { mode: "fields", fields: [{ key: "total", value: "{{ trigger.body.price * 1.2 }}" }] },
    },
  },
  wires: ["start -> with_tax"],
  input: { price: 100 },
  expected: { output: { total: 120 } },
};
