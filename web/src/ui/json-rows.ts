/** A JSON value as the lines of a tree of which parts are open. Pure, so that a large value costs only what is shown. */
import { isObject } from "@weft/shared";

export type JsonRow = {
  /** `.a[0].b`, unique in the value; the root is empty. */
  path: string;
  depth: number;
  key: string | number | null;
  value: unknown;
  /** Entries of an array or object; null for anything else. */
  size: number | null;
  open: boolean;
  /** Entries that are not shown because there are so many. */
  rest?: number;
};

/** At most this many entries of one array or object are shown at first. */
const pageOf = 100;

/** @param isOpen whether the array or object at `path`, `depth` levels down, is open; @param shown entries to show there */
export function jsonRows(
  value: unknown,
  isOpen: (path: string, depth: number) => boolean,
  shown: (path: string) => number = () => pageOf,
): JsonRow[] {
  const rows: JsonRow[] = [];
  visit(null, value, "", 0);
  return rows;

  function visit(key: string | number | null, at: unknown, path: string, depth: number) {
    const entries = entriesOf(at);
    const open = entries !== null && entries.length > 0 && isOpen(path, depth);
    rows.push({ path, depth, key, value: at, size: entries?.length ?? null, open });
    if (!open || entries === null) return;
    const limit = shown(path);
    for (const [name, child] of entries.slice(0, limit)) visit(name, child, pathOf(path, name), depth + 1);
    const rest = entries.length - limit;
    if (rest > 0)
      rows.push({
        path: `${path}…`,
        depth: depth + 1,
        key: null,
        value: path,
        size: null,
        open: false,
        rest,
      });
  }
}

function entriesOf(value: unknown): [string | number, unknown][] | null {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  return isObject(value) ? Object.entries(value) : null;
}

const pathOf = (path: string, key: string | number): string =>
  typeof key === "number" ? `${path}[${key}]` : `${path}.${JSON.stringify(key)}`;

/** A value that stands on one line; an open one only shows its bracket. */
export function jsonText({ value, size, open }: JsonRow): string {
  if (size === null) return JSON.stringify(value) ?? "";
  if (Array.isArray(value)) return size === 0 ? "[]" : open ? "[" : `[ ${size} ]`;
  return size === 0 ? "{}" : open ? "{" : `{ ${size} }`;
}
