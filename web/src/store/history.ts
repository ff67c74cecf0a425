import { type Graph, invertOperations, type Operation } from "@weft/shared";

/** One press of Undo. `forward` leads from the graph before it to the graph after, `backward` back. */
export type HistoryEntry = { forward: Operation[]; backward: Operation[]; merge?: string; at: number };

export type History = { past: readonly HistoryEntry[]; future: readonly HistoryEntry[] };

export const emptyHistory: History = { past: [], future: [] };

/** Edits with the same `merge` key become one entry when they follow within this time, in ms. */
export const mergeWindow = 1500;

/** `history` with the edit that `operations` makes to `graph`. What had been undone is forgotten. */
export function recordEdit(
  history: History,
  graph: Graph,
  operations: readonly Operation[],
  { merge, now }: { merge?: string; now: number },
): History {
  const entry: HistoryEntry = {
    forward: [...operations],
    backward: invertOperations(graph, operations),
    at: now,
    ...(merge === undefined ? {} : { merge }),
  };
  const last = history.past.at(-1);
  const joins = last?.merge !== undefined && last.merge === merge && now - last.at <= mergeWindow;
  const past = joins ? [...history.past.slice(0, -1), joined(last, entry)] : [...history.past, entry];
  return { past, future: [] };
}

/** Ends the present entry, so that the next edit starts one of its own whatever its key. */
export function sealHistory(history: History): History {
  const last = history.past.at(-1);
  if (last?.merge === undefined) return history;
  const { merge: _merge, ...sealed } = last;
  return { ...history, past: [...history.past.slice(0, -1), sealed] };
}

/** The operations that undo the last entry and the history after that; `null` if there is none. */
export function undoEntry(history: History): { operations: Operation[]; history: History } | null {
  const entry = history.past.at(-1);
  if (!entry) return null;
  const { merge: _merge, ...sealed } = entry;
  return {
    operations: entry.backward,
    history: { past: history.past.slice(0, -1), future: [sealed, ...history.future] },
  };
}

/** The operations that do the next undone entry again; `null` if there is none. */
export function redoEntry(history: History): { operations: Operation[]; history: History } | null {
  const [entry, ...future] = history.future;
  if (!entry) return null;
  return { operations: entry.forward, history: { past: [...history.past, entry], future } };
}

/** Two entries as one. Where both set the same fields, only the last values and the first inverses are kept. */
function joined(first: HistoryEntry, second: HistoryEntry): HistoryEntry {
  const sameFields =
    first.forward.length === second.forward.length &&
    first.forward.every((operation, index) => setsSameField(operation, second.forward[index] as Operation));
  if (sameFields) return { ...second, backward: first.backward };
  return {
    ...second,
    forward: [...first.forward, ...second.forward],
    backward: [...second.backward, ...first.backward],
  };
}

function setsSameField(a: Operation, b: Operation): boolean {
  if (a.op !== b.op || !("path" in a) || !("path" in b)) return false;
  const sameOwner = !("id" in a) || ("id" in b && a.id === b.id);
  return sameOwner && a.path.length === b.path.length && a.path.every((key, index) => key === b.path[index]);
}
