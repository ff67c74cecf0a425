import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Waits until the customer pays or cancels, two days at most. The customer pays.",
  node: "answer",
  nodes: {
    start: { type: "manual" },
    answer: {
      type: "wait_event",
      name: "Answer of the customer",
      params: { events: ["paid", "cancelled"], timeout: "2 days" },
    },
    ship: {
      type: "transform",
      params: { mode: "expression", expression: "Paid {{ answer.payload.amount }}" },
    },
    close: { type: "transform", params: { mode: "expression", expression: "closed" } },
  },
  wires: [
    "start -> answer",
    "answer.event:paid -> ship",
    "answer.event:cancelled -> close",
    "answer.timeout -> close",
  ],
  world: { events: { answer: { event: "paid", payload: { amount: 120 } } } },
  expected: {
    output: { event: "paid", payload: { amount: 120 }, receivedAt: "2026-01-01T12:00:00.000Z" },
  },
};
