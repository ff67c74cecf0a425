/**
 * `https://echo.weft.test`: answers with the request as JSON, inside the worker, so that examples and tests run
 * without a network. `?status=503` chooses the status, `?fail=2` answers 503 to the first two attempts, `?delay=500`
 * waits that many milliseconds before it answers.
 */
import type { Hop } from "./redirect.ts";

export const isEcho = (url: URL): boolean =>
  url.protocol === "https:" &&
  url.hostname === "echo.weft.test" &&
  url.port === "" &&
  !url.username &&
  !url.password;

/** @param attempt of the step, from 1. */
export async function answerEcho(request: Hop, attempt: number, signal: AbortSignal): Promise<Response> {
  const query = Object.fromEntries(request.url.searchParams);
  await delay(Number(query.delay), signal);
  const status = statusFor(query, attempt);
  const body = JSON.stringify({
    method: request.method,
    url: request.url.href,
    path: request.url.pathname,
    query,
    headers: Object.fromEntries(request.headers),
    body: parsedBody(request),
    attempt,
  });
  const isBodyless = request.method === "HEAD" || status === 204 || status === 205 || status === 304;
  return new Response(isBodyless ? null : body, { status, headers: { "content-type": "application/json" } });
}

function statusFor(query: Record<string, string>, attempt: number): number {
  if (attempt <= Number(query.fail ?? 0)) return 503;
  const status = Number(query.status ?? 200);
  return Number.isInteger(status) && status >= 200 && status <= 599 ? status : 400;
}

function parsedBody({ headers, body }: Hop): unknown {
  if (body === null || !/[/+]json\b/i.test(headers.get("content-type") ?? "")) return body;
  try {
    return JSON.parse(body);
  } catch {
    return body; // an echo shows what came, valid or not
  }
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  if (!(ms > 0)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.min(ms, 2 ** 31 - 1));
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
