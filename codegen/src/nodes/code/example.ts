import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Adds up an order and says so in the run's log.",
  node: "add_up",
  nodes: {
    start: { type: "manual" },
    add_up: {
      type: "code",
      params: {
        source: `type Line = { price: number; count: number };

export default (input: { lines: Line[] }, ctx) => {
  let total = 0;
  for (const { price, count } of input.lines) total += price * count;
  ctx.log("total", total);
  return { total };
};
`,
        input: { lines: "{{ trigger.body.lines }}" },
      },
    },
  },
  wires: ["start -> add_up"],
  input: {
    lines: [
      { price: 12, count: 2 },
      { price: 5, count: 1 },
    ],
  },
  expected: { output: { total: 29 } },
};
