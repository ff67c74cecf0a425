/** Twenty steps side by side and one that waits for them all, as a graph; `by-hand.js` is the same. */
const width = 20;
const branches = Array.from({ length: width }, (_, index) => `share_${index}`);

const transform = (id, expression, at) => ({
  id,
  type: "transform",
  position: at,
  data: { params: { mode: "expression", expression } },
});

const edge = (source, target) => ({ id: `${source}-${target}`, source, target });

export const input = { amounts: branches.map((_, index) => 100 + index) };

export const output = input.amounts.reduce((sum, amount) => sum + amount / 4, 0);

export const graph = {
  schemaVersion: 1,
  nodes: [
    { id: "start", type: "manual", position: { x: 0, y: 0 }, data: { params: {} } },
    ...branches.map((id, index) =>
      transform(id, `{{ trigger.body.amounts[${index}] / 4 }}`, { x: 300, y: 120 * index }),
    ),
    transform("total", `{{ sum([${branches.join(", ")}]) }}`, { x: 600, y: 0 }),
  ],
  edges: branches.flatMap((id) => [edge("start", id), edge(id, "total")]),
};
