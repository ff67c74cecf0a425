/** Node ids: expression references, step names, event mapping and variables in the code, all at once. */
export const idPattern = /^[a-z][a-z0-9_]{0,47}$/;

const reservedWords =
  "break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield " +
  "arguments eval undefined async await constructor " +
  "trigger run item index vars secrets step event env error";

const reserved = new Set(reservedWords.split(" "));

export const isNodeId = (id: unknown): id is string =>
  typeof id === "string" && idPattern.test(id) && !reserved.has(id);

/** A node id made of a label, unique among `taken`: `Fetch order` → `fetch_order`, then `fetch_order_2`. */
export function deriveNodeId(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 40)
    .replace(/_+$/, "");
  const base = reserved.has(letters) ? `${letters}_step` : letters || "node";
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}_${n}`;
    if (isNodeId(id) && !taken.has(id)) return id;
  }
}
