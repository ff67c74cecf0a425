/** The HTTP step: one request through the host, answered as `{ status, headers, body }`. */
import { Failure } from "./failure.js";
import { callHost } from "./host.js";
import { textSize } from "./measure.js";

/** @typedef {{ key: string, value: unknown }} Pair */

const retryableStatuses = new Set([408, 409, 425, 429]);

/**
 * @param {any} context Of the attempt.
 * @param {{ method: string, url: unknown, query?: Pair[], headers?: Pair[], auth?: any, body?: any, response?: string, failOn?: string }} request
 */
export async function http(
  context,
  { method, url, query = [], headers = [], auth, body, response = "auto", failOn = "4xx5xx" },
) {
  const payload = encodeBody(body);
  const given = new Set(headers.map(({ key }) => key.toLowerCase()));
  const answer = await callHost(context, "request", {
    url: withQuery(text(url), query),
    method,
    headers: [
      ...payload.headers.filter(([name]) => !given.has(name)),
      ...authHeaders(auth),
      ...headers.map(({ key, value }) => [key, text(value)]),
    ],
    body: payload.body,
    timeoutMs: context.timeoutMs,
  });
  const { status } = answer;
  if (status >= 500 ? failOn !== "never" : status >= 400 && failOn === "4xx5xx")
    throw new Failure("HttpError", `${status} from ${method} ${text(url)}${excerpt(context, answer.body)}`, {
      retryable: status >= 500 || retryableStatuses.has(status),
    });
  return { status, headers: answer.headers, body: decodeBody(context, answer, response) };
}

/** @param {unknown} value */
const text = (value) =>
  typeof value === "string"
    ? value
    : value == null
      ? ""
      : typeof value === "object"
        ? jsonText(value)
        : String(value);

const jsonLimit = 16 * 1024 * 1024;

/** Measured first: the text of a value that holds the same part many times over may be endless. @param {unknown} value */
function jsonText(value) {
  if (textSize(value, jsonLimit) > jsonLimit)
    throw new Failure("LimitExceeded", "The request is over 16 MiB of JSON", { retryable: false });
  return JSON.stringify(value);
}

/** What the answer says, unless it must not be shown. @param {any} context @param {string} body */
const excerpt = ({ isSensitive }, body) => (body && !isSensitive ? `: ${body.slice(0, 200)}` : "");

/** @param {string} url @param {Pair[]} query */
function withQuery(url, query) {
  if (query.length === 0) return url;
  const [address = "", fragment] = url.split("#", 2);
  const pairs = query.map(({ key, value }) => `${encoded(key)}=${encoded(text(value))}`).join("&");
  const joined = `${address}${address.includes("?") ? "&" : "?"}${pairs}`;
  return fragment === undefined ? joined : `${joined}#${fragment}`;
}

/** Half a character goes out as the sign for a broken one, as it does in a body. @param {string} part */
const encoded = (part) => encodeURIComponent(part.toWellFormed());

/** @param {any} auth @returns {[string, string][]} */
function authHeaders(auth) {
  switch (auth?.type) {
    case "bearer":
      return [["authorization", `Bearer ${auth.secret}`]];
    case "basic":
      return [["authorization", `Basic ${base64(`${text(auth.username)}:${auth.secret}`)}`]];
    case "header":
      return [[auth.header, auth.secret]];
    default:
      return [];
  }
}

/** @param {string} value */
const base64 = (value) => btoa(String.fromCharCode(...new TextEncoder().encode(value)));

/** @param {any} body @returns {{ headers: [string, string][], body: string | null }} */
function encodeBody(body) {
  switch (body?.type) {
    case "json":
      return { headers: [["content-type", "application/json"]], body: jsonText(body.value ?? null) };
    case "form": {
      const form = new URLSearchParams(
        body.value.map((/** @type {Pair} */ { key, value }) => [key, text(value)]),
      );
      return { headers: [["content-type", "application/x-www-form-urlencoded"]], body: form.toString() };
    }
    case "text":
      return {
        headers: [["content-type", body.contentType ?? "text/plain; charset=utf-8"]],
        body: text(body.value),
      };
    default:
      return { headers: [], body: null };
  }
}

/** @param {any} context @param {{ headers: Record<string, string>, body: string }} answer @param {string} response */
function decodeBody(context, { headers, body }, response) {
  if (body === "") return null;
  const isJson = /^[^;]*[/+]json\b/i.test(headers["content-type"] ?? "");
  if (response === "text" || (response === "auto" && !isJson)) return body;
  try {
    return JSON.parse(body);
  } catch {
    throw new Failure("HttpError", `The answer is not valid JSON${excerpt(context, body)}`, {
      retryable: false,
    });
  }
}
