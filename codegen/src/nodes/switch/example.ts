import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Chooses a carrier by country; the last case has a condition of its own.",
  node: "where_to",
  nodes: {
    start: { type: "manual" },
    where_to: {
      type: "switch",
      name: "Where to",
      params: {
        value: "{{ trigger.body.country }}",
        cases: [
          { key: "home", equals: "PT" },
          { key: "near", when: '{{ ["ES", "FR"].includes(trigger.body.country) }}' },
        ],
      },
    },
    by_post: { type: "transform", params: { mode: "expression", expression: "post" } },
    by_truck: { type: "transform", params: { mode: "expression", expression: "truck" } },
    by_air: { type: "transform", params: { mode: "expression", expression: "air" } },
  },
  wires: [
    "start -> where_to",
    "where_to.case:home -> by_post",
    "where_to.case:near -> by_truck",
    "where_to.default -> by_air",
  ],
  input: { country: "ES" },
  expected: { output: "near" },
};
