import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Reads the order whose number the run was started with.",
  node: "fetch_order",
  nodes: {
    start: { type: "manual" },
    fetch_order: {
      type: "http",
      name: "Fetch order",
      params: {
        method: "GET",
        url: "https://api.example.com/orders/{{ trigger.body.id }}",
        query: [{ key: "fields", value: "total,country" }],
      },
    },
  },
  wires: ["start -> fetch_order"],
  input: { id: 41 },
  world: { answers: { fetch_order: { status: 200, body: { total: 1250, country: "PT" } } } },
  expected: {
    output: {
      status: 200,
      headers: { "content-type": "application/json" },
      body: { total: 1250, country: "PT" },
    },
  },
};
