import type { Example } from "../example.ts";

export const example: Example = {
  shows: "Books every line of an order, two at once; a line that fails does not stop the others.",
  node: "each_line",
  nodes: {
    start: { type: "manual" },
    each_line: {
      type: "for_each",
      name: "Each line",
      params: {
        items: "{{ trigger.body.lines }}",
        concurrency: 2,
        result: "{{ book.body.id }}",
        onError: "collect",
      },
    },
    book: {
      type: "http",
      parentId: "each_line",
      params: {
        method: "POST",
        url: "https://stock.example.com/bookings",
        body: { type: "json", value: { sku: "{{ item.sku }}", line: "{{ index + 1 }}" } },
      },
    },
  },
  wires: ["start -> each_line"],
  input: { lines: [{ sku: "pen" }, { sku: "ink" }, { sku: "cap" }] },
  world: {
    answers: {
      "book[0]": { status: 201, body: { id: "b1" } },
      "book[1]": { status: 404, body: "no ink" },
      "book[2]": { status: 201, body: { id: "b2" } },
    },
  },
  expected: {
    output: {
      results: ["b1", null, "b2"],
      errors: [
        {
          index: 1,
          name: "HttpError",
          message: '404 from POST https://stock.example.com/bookings: "no ink"',
        },
      ],
    },
  },
};
