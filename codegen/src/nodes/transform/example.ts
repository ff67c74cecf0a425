import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Makes a new value, field by field, of what the run was started with.",
  node: "summary",
  nodes: {
    start: { type: "manual" },
    summary: {
      type: "transform",
      params: {
        mode: "fields",
        fields: [
          { key: "skus", value: "{{ trigger.body.lines.map(line => line.sku) }}" },
          { key: "total", value: "{{ sum(trigger.body.lines.map(line => line.price)) }}" },
          { key: "label", value: "Order {{ trigger.body.id }}" },
        ],
      },
    },
  },
  wires: ["start -> summary"],
  input: {
    id: 41,
    lines: [
      { sku: "pen", price: 3 },
      { sku: "ink", price: 9 },
    ],
  },
  expected: { output: { skus: ["pen", "ink"], total: 12, label: "Order 41" } },
};
