/** Redirects as the fetch standard follows them, with what SECURITY adds: never to http, no credentials elsewhere. */

import { refused } from "./request-failure.ts";
import { dropBodyHeaders, dropCredentials } from "./request-headers.ts";

export type Hop = { url: URL; method: string; headers: Headers; body: string | null };

/**
 * The request that the response asks for next, or undefined if the response is the answer. The new address is not
 * yet checked against the policy.
 * @throws RequestFailure `EgressRefused` for a redirect from https to http or to no address at all.
 */
export function nextHop({ url, method, headers, body }: Hop, response: Response): Hop | undefined {
  const location = response.headers.get("location");
  if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return undefined;
  const target = URL.parse(location, url);
  if (!target) throw refused("The redirect leads to no valid address.");
  if (url.protocol === "https:" && target.protocol === "http:")
    throw refused(`The address redirects from https to http (${target.origin}).`);
  const next = { url: target, method, headers: new Headers(headers), body };
  if (becomesGet(response.status, method)) {
    next.method = "GET";
    next.body = null;
    dropBodyHeaders(next.headers);
  }
  if (target.origin !== url.origin) dropCredentials(next.headers);
  return next;
}

const becomesGet = (status: number, method: string): boolean =>
  status === 303 ? method !== "GET" && method !== "HEAD" : status <= 302 && method === "POST";
