/** What `scripts/prove.mjs` builds and runs in every one of its threads. */
export { prove } from "./prove.ts";
