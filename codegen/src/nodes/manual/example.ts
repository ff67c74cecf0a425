import type { Example } from "../example.ts";

export const example: Example = {
  shows: "A run that is started with a name, and greets it.",
  node: "start",
  nodes: {
    start: {
      type: "manual",
      params: { inputSchema: { type: "object", properties: { name: { type: "string" } } } },
    },
    greet: {
      type: "transform",
      params: { mode: "expression", expression: "Hello {{ trigger.body.name }}" },
    },
  },
  wires: ["start -> greet"],
  input: { name: "Ada" },
  expected: { output: "Hello Ada" },
};
