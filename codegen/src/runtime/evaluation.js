/**
 * What expressions are made of besides operators: reading own fields only, turning values into text, and the bounds
 * that keep any expression from filling the memory or never coming to an end. Work is counted over one turn of the
 * event loop, because evaluation never awaits.
 */
import { Failure } from "./failure.js";
import { textSize } from "./measure.js";

/** Characters are UTF-16 units. */
const most = { characters: 1_048_576, items: 100_000, work: 67_108_864 };

let work = 0;

/** @param {string} message @returns {never} */
function exceed(message) {
  throw new Failure("LimitExceeded", message, { retryable: false });
}

/** Counts work that is proportional to something's size. @param {number} units */
export function spend(units) {
  if (work === 0)
    Promise.resolve().then(() => {
      work = 0;
    });
  work += units + 1;
  if (work > most.work) exceed("An expression does too much work. Do it in a code step");
}

/** Going through items, each of which counts for 8 characters. @param {number} items */
export const spendItems = (items) => spend(items * 8);

/** @param {number} length Of a text that is about to be made. */
export function checkCharacters(length) {
  if (length > most.characters) exceed("An expression makes a text of more than 1 MiB");
}

/** @param {number} length Of an array that is about to be made. */
export function checkItems(length) {
  if (length > most.items) exceed(`An expression makes an array of more than ${most.items} items`);
}

/**
 * The value itself, if it is within bounds.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function limit(value) {
  if (typeof value === "string") {
    checkCharacters(value.length);
    spend(value.length);
  } else if (Array.isArray(value)) {
    checkItems(value.length);
    spendItems(value.length);
  } else if (typeof value === "object" && value !== null) spendItems(Object.keys(value).length);
  return value;
}

/**
 * Fails where a value's text would be out of bounds, and counts the work of making it.
 * @param {unknown} value
 * @param {"json" | "plain"} form
 */
export function measure(value, form) {
  const size = textSize(value, most.characters, form);
  checkCharacters(size);
  spend(size);
}

/**
 * The value itself, if an operator may turn it into text.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function primitive(value) {
  if (typeof value === "object" && value !== null) measure(value, "plain");
  return value;
}

/** Text as an operator makes it. @param {unknown} value */
export const plainText = (value) => String(primitive(value));

/** JSON text; `null` for what has none. @param {unknown} value */
export function jsonText(value) {
  measure(value, "json");
  return limit(JSON.stringify(value) ?? "null");
}

/**
 * A value within a text: nothing for `null` and `undefined`, JSON for objects and arrays.
 * @param {unknown} value
 * @returns {string}
 */
export function text(value) {
  if (typeof value === "string") return limit(value);
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? jsonText(value) : String(value);
}

/**
 * Like `+` between all of them, from left to right.
 * @param {any} first
 * @param {...any} rest
 */
export function add(first, ...rest) {
  let sum = primitive(first);
  for (const value of rest) {
    sum += primitive(value);
    if (typeof sum !== "string") continue;
    checkCharacters(sum.length);
    spend(typeof value === "string" ? value.length : 8);
  }
  return sum;
}

/**
 * An own field or item, by a key that is only known now. What leads out of the data is `undefined`.
 * @param {any} value
 * @param {unknown} key
 */
export function own(value, key) {
  if (value === null || value === undefined || (typeof key === "object" && key !== null)) return undefined;
  const name = String(key);
  if (name === "__proto__" || name === "prototype" || name === "constructor") return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/**
 * The value itself if it has something of that name, for `value.name?.()`.
 * @param {any} value
 * @param {string} name
 */
export const having = (value, name) =>
  value?.[name] === null || value?.[name] === undefined ? undefined : value;
