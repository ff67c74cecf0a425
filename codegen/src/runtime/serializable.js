import { Failure } from "./failure.js";

/** Values nested more deeply are refused by their size anyway. */
const deepest = 1000;

/**
 * Fails for what JSON would leave out or change without a word: functions, `Map`s, numbers that are none …
 * @param {unknown} value
 * @param {string} [path]
 * @param {readonly object[]} [around]
 */
export function checkSerializable(value, path = "output", around = []) {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint")
    refuse(path, `a ${typeof value}`);
  if (typeof value === "number" && !Number.isFinite(value)) refuse(path, String(value));
  if (
    typeof value !== "object" ||
    value === null ||
    typeof (/** @type {any} */ (value).toJSON) === "function"
  )
    return;
  if (around.includes(value)) refuse(path, "a part that holds itself");
  if (around.length > deepest) refuse(path, `nested deeper than ${deepest} levels`);
  const name = Object.getPrototypeOf(value)?.constructor?.name ?? "Object";
  if (
    !Array.isArray(value) &&
    (value instanceof Map || value instanceof Set || value instanceof Promise || ArrayBuffer.isView(value))
  )
    refuse(path, `a ${name}`);
  const inside = [...around, value];
  for (const [key, part] of Object.entries(value))
    checkSerializable(part, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, inside);
}

/** @param {string} path @param {string} what @returns {never} */
function refuse(path, what) {
  throw new Failure("TypeError", `The output cannot be kept as JSON: ${path} is ${what}`, {
    retryable: false,
  });
}
