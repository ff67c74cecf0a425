/** The headers a step may set. */
import { refused } from "./request-failure.ts";

/** Set by the connection or by the platform, never by a step (RFC 9110 7.6.1; SECURITY: no `Host`, no `CF-*`). */
const connectionHeaders = new Set([
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "te",
  "trailer",
  "upgrade",
  "keep-alive",
  "expect",
  "proxy-connection",
  "proxy-authenticate",
  "proxy-authorization",
  "http2-settings",
  "via",
  "cdn-loop",
]);

/** Marks our own requests, so that the API can refuse them whatever name they were sent to. */
export const egressHeader = "weft-egress";

const isReserved = (name: string): boolean =>
  connectionHeaders.has(name) ||
  name.startsWith("cf-") ||
  name.startsWith("weft-") ||
  name.startsWith("sec-");

/**
 * Checked headers; several values of one name are joined, as the standard does.
 * @throws RequestFailure `EgressRefused` for a name or value that cannot be sent.
 */
export function checkHeaders(pairs: readonly (readonly [string, string])[]): Headers {
  const headers = new Headers();
  for (const [name, value] of pairs) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
      throw refused(`"${name.slice(0, 100)}" is no header name.`);
    if (isReserved(name.toLowerCase()))
      throw refused(`The header ${name} is set by the platform, not by a step.`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value))
      throw refused(`The value of the header ${name} contains a line break or another control character.`);
    headers.append(name, value);
  }
  return headers;
}

/** What identifies the caller to one origin and must not follow a redirect to another. */
const credential =
  /^(authorization|cookie|x-csrf-token)$|auth|token|secret|password|passwd|credential|session|signature|api-?key/i;

export function dropCredentials(headers: Headers): void {
  for (const name of [...headers.keys()]) if (credential.test(name)) headers.delete(name);
}

export function dropBodyHeaders(headers: Headers): void {
  for (const name of [
    "content-type",
    "content-encoding",
    "content-language",
    "content-location",
    "idempotency-key",
  ])
    headers.delete(name);
}
