import type { About } from "./host-protocol.ts";

/** The same for every attempt of one step in one pass: `<run>:<node>[:<i>[.<j>]]`. */
export function idempotencyKey(
  run: string,
  { nodeId, iteration }: Pick<About, "nodeId" | "iteration">,
): string {
  return [run, nodeId, ...(iteration.length === 0 ? [] : [iteration.join(".")])].join(":");
}

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
