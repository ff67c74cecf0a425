import type { Example } from "../example.ts";

export const example: Example = {
  shows:
    "Waits for a payment for an hour at most. Nobody pays, so the group fails and its error wire is taken.",
  node: "payment",
  nodes: {
    start: { type: "manual" },
    payment: { type: "group", name: "Payment", params: { timeout: "1 hour" } },
    remind: {
      type: "http",
      parentId: "payment",
      params: { method: "POST", url: "https://mail.example.com/reminders" },
    },
    paid: { type: "wait_event", parentId: "payment", params: { events: ["paid"] } },
    give_up: {
      type: "transform",
      params: { mode: "expression", expression: "Not paid: {{ payment.error.name }}" },
    },
  },
  wires: ["start -> payment", "remind -> paid", "payment.error -> give_up"],
  world: { answers: { remind: { status: 202, body: null } } },
  expected: { error: { name: "TimeoutError", message: "The group took longer than 1 hour" } },
};
