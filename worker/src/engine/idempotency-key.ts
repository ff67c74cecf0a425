import type { About } from "./host-protocol.ts";

type Place = Pick<About, "nodeId" | "iteration">;

/** The same for every attempt of one step in one pass: `<run>:<node>[:<i>[.<j>]]`, and `#2` … for further requests of it. */
export const idempotencyKey = (run: string, place: Place, call = 1): string =>
  `${run}:${placeOf(place)}${call === 1 ? "" : `#${call}`}`;

/** One step of a run, in one pass: `<node>[:<i>[.<j>]]`. */
export const placeOf = ({ nodeId, iteration }: Place): string =>
  iteration.length === 0 ? nodeId : `${nodeId}:${iteration.join(".")}`;

const safeMethods = new Set(["GET", "HEAD"]);

/** The headers with our key, unless the method needs none or the step sets a key of its own. */
export function withIdempotencyKey(
  headers: (readonly [string, string])[],
  method: string,
  key: string,
): (readonly [string, string])[] {
  const isOwn = headers.some(([name]) => name.toLowerCase() === "idempotency-key");
  return isOwn || safeMethods.has(method.toUpperCase()) ? headers : [...headers, ["Idempotency-Key", key]];
}
