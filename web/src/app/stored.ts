/**
 * What this browser remembers for a person: small choices only, never a token. A frame may be refused storage
 * altogether (the access itself throws), then choices last as long as the page.
 */
const prefix = "weft:";

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export const readStored = (key: string): string | null => storage()?.getItem(prefix + key) ?? null;

/** Remembers `value`, or forgets the key when it is null; returns whether it will outlive the page. */
export function writeStored(key: string, value: string | null): boolean {
  const store = storage();
  if (!store) return false;
  try {
    if (value === null) store.removeItem(prefix + key);
    else store.setItem(prefix + key, value);
    return true;
  } catch {
    // A full or read-only store: the choice holds for this page.
    return false;
  }
}
