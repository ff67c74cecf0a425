import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Ends the run early when there is nothing to do.",
  node: "nothing",
  nodes: {
    start: { type: "manual" },
    empty: { type: "if", params: { condition: "{{ isEmpty(trigger.body.lines) }}" } },
    nothing: { type: "return", name: "Nothing to do", params: { value: { booked: 0 } } },
    book: {
      type: "http",
      params: { method: "POST", url: "https://stock.example.com/bookings" },
    },
  },
  wires: ["start -> empty", "empty.true -> nothing", "empty.false -> book"],
  input: { lines: [] },
  expected: { output: { booked: 0 } },
};
