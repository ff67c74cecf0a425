import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Has another workflow add the tax to a price, and waits for what it gives.",
  node: "add_tax",
  nodes: {
    start: { type: "manual" },
    add_tax: {
      type: "subworkflow",
      name: "Add tax",
      params: { workflowId: "wf_tax", input: { price: "{{ trigger.body.price }}" } },
    },
  },
  wires: ["start -> add_tax"],
  input: { price: 100 },
  world: { workflows: { add_tax: { total: 120 } } },
  expected: { output: { total: 120 } },
};
