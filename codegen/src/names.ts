/**
 * Names in the module. A node's id is its variable; the few ids that would hide something the module itself uses get a
 * `$`, which no id contains.
 */
import { runtimeExports } from "./runtime/files.ts";

/** What `workflow.js` may import or declare outside of a node's own locals. */
const taken = new Set([
  "engine",
  "host",
  "node",
  "finish",
  "errors",
  "triggered",
  "context",
  ...runtimeExports,
]);

export const outputVariable = (id: string): string => (taken.has(id) ? `${id}$` : id);

/** A local of a node's body, which may not hide the variable of a node. */
export const safeLocal = (name: string, ids: ReadonlySet<string>): string =>
  ids.has(name) ? `${name}$` : name;
