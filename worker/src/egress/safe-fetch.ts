/**
 * One request of a step, under the egress policy: redirects are followed by hand so that every hop is checked, the
 * answer is counted while it streams, and one time limit covers everything up to its last byte.
 */
import { type AddressPolicy, checkAddress } from "./address-policy.ts";
import { answerEcho, isEcho } from "./echo.ts";
import { readText } from "./read-text.ts";
import { nextHop } from "./redirect.ts";
import { RequestFailure, refused } from "./request-failure.ts";
import { checkHeaders, egressHeader } from "./request-headers.ts";

export type EgressRequest = {
  url: string;
  method: string;
  headers: (readonly [string, string])[];
  body: string | null;
  /** Covers redirects and the whole answer. */
  timeoutMs: number;
};

/** Header names are in lower case. */
export type EgressResponse = { status: number; headers: Record<string, string>; body: string };

export type EgressPolicy = AddressPolicy & { fetch?: typeof fetch };

const maxRedirects = 5;
const longestTimer = 2 ** 31 - 1;

/**
 * @param attempt of the step, from 1; the echo service counts by it.
 * @throws RequestFailure `EgressRefused` (final), `TimeoutError` or `NetworkError` (worth another try).
 */
export async function safeFetch(
  request: EgressRequest,
  attempt: number,
  policy: EgressPolicy,
): Promise<EgressResponse> {
  const signal = AbortSignal.timeout(Math.min(Math.max(1, request.timeoutMs), longestTimer));
  try {
    return await follow(request, attempt, policy, signal);
  } catch (error) {
    if (error instanceof RequestFailure && error.name === "EgressRefused") throw error;
    if (signal.aborted) throw timedOut(request.timeoutMs);
    if (error instanceof RequestFailure) throw error;
    const message = `No answer from ${URL.parse(request.url)?.host ?? request.url}: ${reason(error)}`;
    throw new RequestFailure("NetworkError", message, true);
  }
}

const timedOut = (ms: number) =>
  new RequestFailure("TimeoutError", `No complete answer within ${ms} ms`, true);

/** The runtime calls an unknown host name an internal error of its own. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.startsWith("internal error") ? "the host could not be found or connected to" : message;
}

async function follow(
  request: EgressRequest,
  attempt: number,
  policy: EgressPolicy,
  signal: AbortSignal,
): Promise<EgressResponse> {
  let hop = {
    url: checkTarget(request.url, policy),
    method: checkMethod(request),
    headers: checkHeaders(request.headers),
    body: request.body,
  };
  for (let redirects = 0; ; redirects++) {
    const response = isEcho(hop.url)
      ? await answerEcho(hop, attempt, signal)
      : await send(hop, policy, signal);
    const next = nextHop(hop, response);
    if (!next) return receive(response, signal);
    await response.body?.cancel();
    if (redirects === maxRedirects) throw refused(`The address redirects more than ${maxRedirects} times.`);
    hop = { ...next, url: checkTarget(next.url.href, policy) };
  }
}

/** The echo service is the one address that exists only here. */
function checkTarget(text: string, policy: AddressPolicy): URL {
  const url = URL.parse(text);
  return url && isEcho(url) ? url : checkAddress(text, policy);
}

function checkMethod({ method, body }: EgressRequest): string {
  const upper = method.toUpperCase();
  if (!/^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(upper))
    throw refused(`"${method.slice(0, 40)}" is no method a step can use.`);
  if (body !== null && (upper === "GET" || upper === "HEAD"))
    throw refused(`A ${upper} request cannot carry a body.`);
  return upper;
}

async function send(
  { url, method, headers, body }: { url: URL; method: string; headers: Headers; body: string | null },
  policy: EgressPolicy,
  signal: AbortSignal,
): Promise<Response> {
  const marked = new Headers(headers);
  marked.set(egressHeader, "1");
  if (!marked.has("user-agent")) marked.set("user-agent", "Weft");
  const response = await (policy.fetch ?? fetch)(url, {
    method,
    headers: marked,
    body,
    signal,
    redirect: "manual",
  });
  if (response.headers.get(egressHeader) === "refused") {
    await response.body?.cancel();
    throw refused("A step cannot request Weft's own address.");
  }
  return response;
}

async function receive(response: Response, signal: AbortSignal): Promise<EgressResponse> {
  return {
    status: response.status,
    headers: plainHeaders(response.headers),
    body: await readText(response, signal),
  };
}

/** Of one connection, so they say nothing about the answer (RFC 9110 7.6.1). */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

function plainHeaders(headers: Headers): Record<string, string> {
  const plain = new Map<string, string>();
  for (const [name, value] of headers) {
    if (hopByHop.has(name)) continue;
    // Several Set-Cookie headers come as several entries.
    const before = plain.get(name);
    plain.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(plain);
}
