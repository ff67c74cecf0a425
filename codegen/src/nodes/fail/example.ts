import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Ends the run as failed when the order cannot be meant.",
  node: "refuse",
  nodes: {
    start: { type: "manual" },
    empty: { type: "if", params: { condition: "{{ isEmpty(trigger.body.lines) }}" } },
    refuse: {
      type: "fail",
      name: "Refuse",
      params: { message: "Order {{ trigger.body.id }} has no lines" },
    },
    book: {
      type: "http",
      params: { method: "POST", url: "https://stock.example.com/bookings" },
    },
  },
  wires: ["start -> empty", "empty.true -> refuse", "empty.false -> book"],
  input: { id: 41, lines: [] },
  expected: { error: { name: "Error", message: "Order 41 has no lines" } },
};
