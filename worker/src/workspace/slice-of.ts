import type { Slice } from "../runs/plan.ts";

/** A slice from rows that were asked for with one more than `limit`, to know whether there are more. */
export function sliceOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => number,
  present: (row: Row) => Item,
): Slice<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(present), next: rows.length > limit && last ? position(last) : null };
}
