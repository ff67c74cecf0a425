/**
 * Methods whose result may be much longer than what they are called on: as in JavaScript, but within bounds. Calling one
 * on `null` or `undefined` gives `undefined`.
 */
import { checkCharacters, checkItems, limit, measure, plainText, primitive, spend } from "./evaluation.js";

/** @param {any} value @param {string} method @param {("string" | "array")[]} owners */
function isMissing(value, method, ...owners) {
  if (value === null || value === undefined) return true;
  const kind = Array.isArray(value) ? "array" : typeof value;
  if (!owners.includes(/** @type {any} */ (kind)))
    throw new TypeError(`A value of type ${kind} has no method ${method}`);
  return false;
}

/** @param {string | any[]} value @param {...any} others */
export function concat(value, ...others) {
  if (isMissing(value, "concat", "string", "array")) return undefined;
  if (typeof value !== "string") {
    checkItems(others.reduce((sum, other) => sum + (Array.isArray(other) ? other.length : 1), value.length));
    return limit(value.concat(...others));
  }
  const texts = others.map(plainText);
  checkCharacters(texts.reduce((sum, other) => sum + other.length, value.length));
  return limit(value.concat(...texts));
}

/** @param {any[]} list @param {unknown} [separator] */
export function join(list, separator) {
  if (isMissing(list, "join", "array")) return undefined;
  const between = separator === undefined ? "," : plainText(separator);
  checkCharacters(between.length * (list.length - 1));
  measure(list, "plain");
  return limit(list.join(between));
}

/** @param {string} value @param {unknown} count */
export function repeat(value, count) {
  if (isMissing(value, "repeat", "string")) return undefined;
  const times = Number(primitive(count));
  checkCharacters(value.length * Math.trunc(times));
  return limit(value.repeat(times));
}

/** Some letters become two or three others. @param {string} value */
export const toUpperCase = (value) =>
  isMissing(value, "toUpperCase", "string") ? undefined : limit(value.toUpperCase());

/** @param {string} value */
export const toLowerCase = (value) =>
  isMissing(value, "toLowerCase", "string") ? undefined : limit(value.toLowerCase());

/** @param {string} value @param {unknown} length @param {unknown} [fill] */
export function padStart(value, length, fill) {
  if (isMissing(value, "padStart", "string")) return undefined;
  return limit(value.padStart(padded(length), fill === undefined ? undefined : plainText(fill)));
}

/** @param {string} value @param {unknown} length @param {unknown} [fill] */
export function padEnd(value, length, fill) {
  if (isMissing(value, "padEnd", "string")) return undefined;
  return limit(value.padEnd(padded(length), fill === undefined ? undefined : plainText(fill)));
}

/** @param {unknown} length */
function padded(length) {
  const characters = Number(primitive(length));
  checkCharacters(characters);
  return characters;
}

/** @param {string} value @param {unknown} [form] */
export function normalize(value, form) {
  if (isMissing(value, "normalize", "string")) return undefined;
  return limit(value.normalize(form === undefined ? undefined : plainText(form)));
}

/**
 * `$&` and its like mean in `by` what they mean in JavaScript; the bound allows for all that they may insert.
 * @param {string} value @param {unknown} search @param {unknown} by
 */
export function replaceAll(value, search, by) {
  if (isMissing(value, "replaceAll", "string")) return undefined;
  const [found, replacement] = [plainText(search), plainText(by)];
  spend(value.length);
  const count = found === "" ? value.length + 1 : value.split(found).length - 1;
  const inserted = (replacement.match(/\$[&'`]/g) ?? []).reduce(
    (sum, sign) => sum + (sign === "$&" ? found : value).length,
    0,
  );
  checkCharacters(value.length - count * found.length + count * (replacement.length + inserted));
  return limit(value.replaceAll(found, replacement));
}

/** @param {string} value @param {unknown} [separator] @param {unknown} [count] */
export function split(value, separator, count) {
  if (isMissing(value, "split", "string")) return undefined;
  spend(value.length);
  const between = /** @type {string} */ (separator === undefined ? undefined : plainText(separator));
  return limit(value.split(between, count === undefined ? undefined : Number(primitive(count))));
}

/** @param {any[]} list @param {unknown} [depth] */
export function flat(list, depth = 1) {
  if (isMissing(list, "flat", "array")) return undefined;
  let result = list.slice();
  for (let left = Number(primitive(depth)); left >= 1 && result.some(Array.isArray); left--)
    result = dissolved(result);
  return limit(result);
}

/** @param {any[]} list @param {(item: any, index: number, list: any[]) => any} callback */
export function flatMap(list, callback) {
  if (isMissing(list, "flatMap", "array")) return undefined;
  return limit(dissolved(list.map(callback)));
}

/** One level of arrays dissolved. @param {any[]} list */
function dissolved(list) {
  checkItems(list.reduce((sum, item) => sum + (Array.isArray(item) ? item.length : 1), 0));
  return limit(list.flat());
}
