/**
 * Names in the module. A node's id is its variable; the few ids that would hide something the module itself uses get a
 * `$`, which no id contains. What else belongs to a node is named after it in camel case, which no id is either:
 * `charge_card` has `chargeCardError`.
 */
import { runtimeExports } from "./runtime/files.ts";

/** What the function of a run is given. */
export const givenNames = ["step", "trigger", "startedBy", "run", "vars", "triggered"] as const;

/** What steps that wait for each other freely are made with. */
export const graphNames = ["node", "seen", "settled"] as const;

/** What `workflow.js` may import or declare outside of a node's own locals. */
const taken: ReadonlySet<string> = new Set([
  ...["engine", "host", "context", "undo", "name"],
  ...givenNames,
  ...graphNames,
  ...runtimeExports,
]);

export const outputVariable = (id: string): string => (taken.has(id) ? `${id}$` : id);

export class Names {
  readonly #ids: ReadonlySet<string>;
  /** Names given out, and what for: two ids may have the same camel case. */
  readonly #given = new Map<string, string>();
  /** The same the other way round. */
  readonly #names = new Map<string, string>();

  constructor(ids: ReadonlySet<string>) {
    this.#ids = ids;
  }

  /** Of something that belongs to a node: the same for the same node and word. */
  local(id: string, word: string): string {
    const owner = `${id} ${word}`;
    return this.#names.get(owner) ?? this.#unique(camelCase(`${id}_${word}`), owner);
  }

  /** `item` and `index` of a loop, by how many loops are around it. */
  pass(name: "item" | "index", depth: number): string {
    return this.#unique(depth === 0 ? name : `${name}${depth + 1}`, `${name} ${depth}`);
  }

  #unique(name: string, owner: string): string {
    let free = name;
    while (taken.has(free) || this.#ids.has(free) || (this.#given.get(free) ?? owner) !== owner) free += "$";
    this.#given.set(free, owner);
    this.#names.set(owner, free);
    return free;
  }
}

const camelCase = (words: string): string =>
  words.replace(/_+([a-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
