import { Failure } from "./failure.js";
import { textSize } from "./measure.js";

/** What is larger is refused by its size, and never looked at. */
const largest = 1024 * 1024;

/**
 * Fails for what JSON would leave out or change without a word: functions, `Map`s, numbers that are none …
 * @param {unknown} output
 */
export function checkSerializable(output) {
  if (holdsItself(output)) refuse("a part of it", "a part of itself");
  if (textSize(output, largest) <= largest) check(output, "output");
}

/** @param {unknown} value @param {string} path */
function check(value, path) {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint")
    refuse(path, `a ${typeof value}`);
  if (typeof value === "number" && !Number.isFinite(value)) refuse(path, String(value));
  if (
    typeof value !== "object" ||
    value === null ||
    typeof (/** @type {any} */ (value).toJSON) === "function"
  )
    return;
  if (
    value instanceof Map ||
    value instanceof Set ||
    value instanceof WeakMap ||
    value instanceof Promise ||
    ArrayBuffer.isView(value)
  )
    refuse(path, `a ${value.constructor.name}`);
  for (const [key, part] of Object.entries(value))
    check(part, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
}

/**
 * Whether some part of a value is a part of itself. Every part is looked at once, however often it is held.
 * @param {unknown} value
 */
function holdsItself(value) {
  /** @type {Map<object, "open" | "done">} */
  const seen = new Map();
  /** @type {{ part: object, isLeft: boolean }[]} */
  const open = typeof value === "object" && value !== null ? [{ part: value, isLeft: false }] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const { part, isLeft } = next;
    if (isLeft) seen.set(part, "done");
    else if (seen.get(part) === "open") return true;
    else if (!seen.has(part)) {
      seen.set(part, "open");
      open.push({ part, isLeft: true });
      for (const inner of Object.values(part))
        if (typeof inner === "object" && inner !== null) open.push({ part: inner, isLeft: false });
    }
  }
  return false;
}

/** @param {string} path @param {string} what @returns {never} */
function refuse(path, what) {
  throw new Failure("TypeError", `The output cannot be kept as JSON: ${path} is ${what}`, {
    retryable: false,
  });
}
