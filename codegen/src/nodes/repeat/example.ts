import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Asks every 30 seconds whether a report is done, at most ten times. It is at the second time.",
  node: "until_done",
  nodes: {
    start: { type: "manual" },
    until_done: {
      type: "repeat",
      name: "Until done",
      params: { until: '{{ poll.body.state === "done" }}', maxIterations: 10, delay: "30 seconds" },
    },
    poll: {
      type: "http",
      parentId: "until_done",
      params: {
        method: "GET",
        url: "https://reports.example.com/{{ trigger.body.report }}",
        response: "json",
      },
    },
  },
  wires: ["start -> until_done"],
  input: { report: "r7" },
  world: {
    answers: {
      "poll[0]": { status: 200, body: { state: "running" } },
      "poll[1]": { status: 200, body: { state: "done" } },
    },
  },
  expected: {
    output: {
      iterations: 2,
      last: { status: 200, headers: { "content-type": "application/json" }, body: { state: "done" } },
    },
  },
};
