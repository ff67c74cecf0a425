/** `ask[2][0]:wait` → key `ask[2][0]`, node `ask`, pass [2, 0]. @param {string} name */
export function about(name) {
  const key = bareName(name);
  const [nodeId = key, ...indices] = key.split("[");
  return { key, nodeId, iteration: indices.map((index) => Number.parseInt(index, 10)) };
}

/** A step's name without its phase. @param {string} name */
export const bareName = (name) => name.split(":", 1)[0] ?? name;
