/** A step for each of 200 items, as a graph; `one-at-once.js` and `ten-at-once.js` are the same. */
const count = 200;

export const input = {
  lines: Array.from({ length: count }, (_, index) => ({ sku: `sku-${index}`, price: index, count: 2 })),
};

export const output = {
  results: input.lines.map(({ sku, price, count }) => ({ sku, total: price * count })),
  errors: [],
};

/** @param {number} concurrency */
export const graphOf = (concurrency) => ({
  schemaVersion: 1,
  nodes: [
    { id: "start", type: "manual", position: { x: 0, y: 0 }, data: { params: {} } },
    {
      id: "each_line",
      type: "for_each",
      position: { x: 300, y: 0 },
      width: 640,
      height: 280,
      data: { params: { items: "{{ trigger.body.lines }}", concurrency } },
    },
    {
      id: "line",
      type: "transform",
      parentId: "each_line",
      position: { x: 40, y: 80 },
      data: { params: { mode: "fields", fields } },
    },
  ],
  edges: [{ id: "start-each", source: "start", target: "each_line" }],
});

const fields = [
  { key: "sku", value: "{{ item.sku }}" },
  { key: "total", value: "{{ item.price * item.count }}" },
];
