/**
 * Names in the module. A node's id is its variable; the few ids that would hide something the module itself uses get a
 * `$`, which no id contains.
 */

/** What `workflow.js` imports or declares, apart from functions of the expression language. */
const own = new Set([
  "engine",
  "host",
  "begin",
  "once",
  "node",
  "finish",
  "errors",
  "http",
  "context",
  "openWait",
  "closeWait",
  "endAt",
  "endAfter",
  "own",
  "text",
  "get",
  "now",
  "uuid",
]);

let taken: ReadonlySet<string> = own;

/** Tells the names of the expression functions, which modules import by name. */
export function reserveNames(functions: Iterable<string>): void {
  taken = new Set([...own, ...functions]);
}

export const outputVariable = (id: string): string => (taken.has(id) ? `${id}$` : id);

/** A local of a node's body: an id may not be hidden by it. */
export const safeLocal = (name: string, ids: ReadonlySet<string>): string =>
  ids.has(name) ? `${name}$` : name;
