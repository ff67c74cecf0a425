import type { Slice, SliceQuery } from "./plan.ts";

/** A slice, newest first, of items that stand oldest first; `after` is the place of the last item already seen. */
export function newestFirst<T>(items: readonly T[], place: (item: T) => number, query: SliceQuery): Slice<T> {
  const { after, limit } = query;
  const older = items.filter((item) => after === null || place(item) < after);
  const shown = older.slice(-limit).reverse();
  const last = shown.at(-1);
  return { items: shown, next: older.length > limit && last ? place(last) : null };
}
