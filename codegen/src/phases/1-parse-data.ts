import { type Diagnostic, durationMs, isObject, limits, type NodeData } from "@weft/shared";
import { checkKeys, type Report } from "./1-parse.ts";

const dataKeys = new Set(["name", "params", "note", "disabled", "join", "retry", "timeout", "sensitive"]);

// Control characters, bidi overrides and isolates, lone surrogates.
const badName = /[\p{Cc}\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

/** A node's `data` apart from its params, which belong to the kind. What is wrong is left out of the result. */
export function checkData(data: unknown, where: { nodeId: string }, report: Report): NodeData {
  if (data === undefined) return {};
  if (!isObject(data)) {
    report("bad_param", "data is an object.", { ...where, field: "data" });
    return {};
  }
  checkKeys(data, dataKeys, "", report, where);
  const bad = (field: string, message: string) => report("bad_param", message, { ...where, field });
  checkName(data.name, where, report);
  if (data.note !== undefined && typeof data.note !== "string") bad("note", "A note is text.");
  if (data.params !== undefined && !isObject(data.params)) bad("params", "params is an object.");
  for (const key of ["disabled", "sensitive"] as const)
    if (data[key] !== undefined && typeof data[key] !== "boolean") bad(key, `${key} is true or false.`);
  if (data.join !== undefined && data.join !== "all" && data.join !== "any")
    bad("join", 'join is "all" or "any".');
  if (data.timeout !== undefined) checkDuration(data.timeout, "timeout", where, report);
  checkRetry(data.retry, where, report);
  return {
    ...(data as NodeData),
    params: isObject(data.params) ? (data.params as NonNullable<NodeData["params"]>) : {},
  };
}

function checkName(name: unknown, where: Partial<Diagnostic>, report: Report): void {
  if (name === undefined) return;
  if (typeof name !== "string") {
    report("bad_name", "A name is text.", { ...where, field: "name" });
    return;
  }
  if (name.length > limits.nameLength)
    report("name_too_long", `A name may have at most ${limits.nameLength} characters.`, {
      ...where,
      field: "name",
    });
  if (isBadName(name))
    report("bad_name", "A name holds no control characters or text direction marks.", {
      ...where,
      field: "name",
    });
}

const isBadName = (name: string): boolean => badName.test(name);

function checkRetry(retry: unknown, where: { nodeId: string }, report: Report): void {
  if (retry === undefined) return;
  const bad = (field: string, message: string) => report("bad_param", message, { ...where, field });
  if (!isObject(retry)) {
    bad("retry", "retry is { limit, delay, backoff }.");
    return;
  }
  checkKeys(retry, new Set(["limit", "delay", "backoff"]), "retry", report, where);
  const { limit, delay, backoff } = retry;
  if (
    limit !== undefined &&
    !(Number.isInteger(limit) && (limit as number) >= 0 && (limit as number) <= 1000)
  )
    bad("retry.limit", "The number of retries is a whole number from 0 to 1000.");
  if (delay !== undefined) checkDuration(delay, "retry.delay", where, report);
  if (backoff !== undefined && !["constant", "linear", "exponential"].includes(String(backoff)))
    bad("retry.backoff", "backoff is constant, linear or exponential.");
}

function checkDuration(value: unknown, field: string, where: { nodeId: string }, report: Report): void {
  if (durationMs(value) === undefined)
    report("bad_duration", 'Use milliseconds or text like "5 minutes".', { ...where, field });
}
