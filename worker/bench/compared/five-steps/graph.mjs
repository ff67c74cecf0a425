/** Five steps one after the other, as a graph; `by-hand.js` and `shortest.js` are the same five. */
const steps = [
  ["subtotal", "expression", "{{ sum(trigger.body.lines.map(line => line.price * line.count)) }}"],
  ["discount", "expression", "{{ subtotal > 100 ? subtotal / 10 : 0 }}"],
  ["total", "expression", "{{ subtotal - discount }}"],
  ["note", "expression", "Order {{ trigger.body.id }} comes to {{ total }} EUR."],
  ["answer", "fields", { id: "{{ trigger.body.id }}", total: "{{ total }}", note: "{{ note }}" }],
];

export const input = {
  id: "A-17",
  lines: [
    { price: 60, count: 2 },
    { price: 5, count: 4 },
  ],
};

export const output = { id: "A-17", total: 126, note: "Order A-17 comes to 126 EUR." };

/** The first `count` of the steps behind a trigger. */
export function graphOf(count = steps.length) {
  const nodes = steps.slice(0, count).map(([id, mode, value], index) => ({
    id,
    type: "transform",
    position: { x: 300 * (index + 1), y: 0 },
    data: { params: { mode, [mode]: mode === "fields" ? fieldsOf(value) : value } },
  }));
  const ids = ["start", ...nodes.map(({ id }) => id)];
  return {
    schemaVersion: 1,
    nodes: [{ id: "start", type: "manual", position: { x: 0, y: 0 }, data: { params: {} } }, ...nodes],
    edges: ids.slice(1).map((target, index) => ({ id: `e${index}`, source: ids[index], target })),
  };
}

const fieldsOf = (record) => Object.entries(record).map(([key, value]) => ({ key, value }));
