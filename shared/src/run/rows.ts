/**
 * A list of fixed length in short rows, so that changing one item copies two rows of pointers and not the whole: a
 * run's state is never changed in place, and a large graph has thousands of nodes. Plain arrays, for JSON.
 */
export type Rows<T> = T[][];

const width = 32;

export function makeRows<T>(length: number, item: (index: number) => T): Rows<T> {
  const rows: Rows<T> = [];
  for (let from = 0; from < length; from += width)
    rows.push(Array.from({ length: Math.min(width, length - from) }, (_, place) => item(from + place)));
  return rows;
}

export const itemOf = <T>(rows: Rows<T>, index: number): T =>
  (rows[Math.floor(index / width)] as T[])[index % width] as T;

/** @param own gives what may be changed: see `Ownership`. Returns the rows to use from now on. */
export function withItem<T>(rows: Rows<T>, index: number, item: T, own: Own): Rows<T> {
  const mine = own(rows);
  const place = Math.floor(index / width);
  const row = own(mine[place] as T[]);
  row[index % width] = item;
  mine[place] = row;
  return mine;
}

/** A copy of an object or array that may be changed; the same one again while the same event is folded. */
export type Own = <O extends object>(thing: O) => O;

export function ownership(): Own {
  const mine = new Set<object>();
  return (thing) => {
    if (mine.has(thing)) return thing;
    const copy = (Array.isArray(thing) ? thing.slice() : { ...thing }) as typeof thing;
    mine.add(copy);
    return copy;
  };
}
