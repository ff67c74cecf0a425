/** What a code step is given besides its input. */
import { callHost } from "./host.js";
import { textSize } from "./measure.js";

const longestMessage = 8000;
const longestText = 1024 * 1024;
const mostLines = 200;

/**
 * @param {any} context Of the attempt.
 * @returns `logged` resolves when every line has arrived.
 */
export function codeContext(context) {
  /** @type {Promise<unknown>[]} */
  const lines = [];
  /** @param {"debug" | "info" | "warn" | "error"} level */
  const logger =
    (level) =>
    (/** @type {unknown[]} */ ...values) => {
      if (lines.length < mostLines) lines.push(callHost(context, "log", level, messageOf(values)));
      else if (lines.length === mostLines)
        lines.push(callHost(context, "log", "warn", `Truncated: an attempt keeps ${mostLines} log lines`));
    };
  const log = Object.assign(logger("info"), {
    debug: logger("debug"),
    info: logger("info"),
    warn: logger("warn"),
    error: logger("error"),
  });
  let requests = 0;
  const ctx = {
    log,
    run: { ...context.run },
    attempt: context.attempt,
    /** @param {RequestInfo} address @param {RequestInit} [init] */
    fetch: (address, init) => fetchThrough(context, new Request(address, init), ++requests),
  };
  return { ctx, logged: () => Promise.allSettled(lines) };
}

/**
 * Through the host, which is the only way out.
 * @param {any} context
 * @param {Request} request
 * @param {number} call Which of the attempt's requests it is, from 1: each has an idempotency key of its own.
 */
async function fetchThrough(context, request, call) {
  const { method, url, headers } = request;
  const body = request.body === null ? null : await request.text();
  const answer = await callHost(context, "request", {
    url,
    method,
    headers: [...headers],
    body,
    timeoutMs: context.timeoutMs,
    call,
  });
  const isEmpty = answer.status === 204 || answer.status === 205 || answer.status === 304;
  return new Response(isEmpty ? null : answer.body, { status: answer.status, headers: answer.headers });
}

/** @param {unknown[]} values */
const messageOf = (values) => values.map(textOf).join(" ").slice(0, longestMessage);

/** @param {unknown} value */
function textOf(value) {
  if (typeof value === "string") return value;
  // A value can be small and its text endless.
  if (textSize(value, longestText) > longestText) return "(too long to be logged)";
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value); // what has no JSON, such as a value that holds itself
  }
}
