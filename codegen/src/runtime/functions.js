/**
 * The functions of the expression language, apart from dates (`dates.js`). Arguments of a wrong type fail with a
 * `TypeError` that names the function. What is missing counts as empty where an object or a length is asked for.
 */
import { checkItems, jsonText, limit, measure, spend, spendItems, text } from "./evaluation.js";
import { sha256 } from "./sha256.js";

/** @param {unknown} value */
const isMissing = (value) => value === null || value === undefined;

/** @param {unknown} value */
function kindOf(value) {
  if (isMissing(value)) return "nothing";
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** @param {string} name @param {string} needed @param {unknown} value @returns {never} */
function refuse(name, needed, value) {
  throw new TypeError(`${name} needs ${needed}, not ${kindOf(value)}`);
}

/** @param {string} name @param {unknown} value @returns {any[]} */
function array(name, value) {
  if (!Array.isArray(value)) refuse(name, "an array", value);
  spendItems(value.length);
  return value;
}

/** @param {string} name @param {unknown} value @returns {Record<string, unknown>} */
function object(name, value) {
  if (isMissing(value)) return {};
  if (typeof value !== "object") refuse(name, "an object", value);
  spendItems(Object.keys(/** @type {object} */ (value)).length);
  return /** @type {Record<string, unknown>} */ (value);
}

/** @param {string} name @param {unknown} value */
function finite(name, value) {
  if (typeof value !== "number" || Number.isNaN(value)) refuse(name, "a number", value);
  return value;
}

/** Text, also from a number; nothing from nothing. @param {string} name @param {unknown} value */
function words(name, value) {
  if (typeof value === "object" && value !== null) refuse(name, "a text", value);
  return text(value);
}

/** @param {string} name @param {unknown} value @returns {(item: any, index: number) => any} */
function callback(name, value) {
  if (typeof value !== "function") refuse(name, "a function such as (x) => x.name", value);
  return /** @type {(item: any, index: number) => any} */ (value);
}

/** An object from pairs; `__proto__` is a key like any other. @param {Iterable<readonly [string, unknown]>} pairs */
function objectFrom(pairs) {
  /** @type {Record<string, any>} */
  const result = {};
  for (const [key, value] of pairs)
    Object.defineProperty(result, key, { value, writable: true, enumerable: true, configurable: true });
  return result;
}

/** @param {unknown} x */
export function len(x) {
  if (isMissing(x)) return 0;
  if (typeof x === "string" || Array.isArray(x)) return x.length;
  return typeof x === "object"
    ? Object.keys(object("len", x)).length
    : refuse("len", "a text, an array or an object", x);
}

/** @param {unknown} x */
export const isEmpty = (x) => (typeof x === "number" || typeof x === "boolean" ? false : len(x) === 0);

/** @param {...any} values */
export const coalesce = (...values) => values.find((value) => !isMissing(value));

/** @param {unknown} o */
export const keys = (o) => limit(Object.keys(object("keys", o)));

/** @param {unknown} o @returns {any[]} */
export const values = (o) => limit(Object.values(object("values", o)));

/** @param {unknown} o @returns {[string, any][]} */
export const entries = (o) => limit(Object.entries(object("entries", o)));

/** @param {any} o @param {unknown} key */
export const has = (o, key) => !isMissing(o) && Object.hasOwn(o, words("has", key));

/** @param {unknown} o @param {unknown} wanted */
export function pick(o, wanted) {
  const source = object("pick", o);
  const names = array("pick", wanted).map((key) => words("pick", key));
  return objectFrom(names.filter((key) => Object.hasOwn(source, key)).map((key) => [key, source[key]]));
}

/** @param {unknown} o @param {unknown} unwanted */
export function omit(o, unwanted) {
  const names = new Set(array("omit", unwanted).map((key) => words("omit", key)));
  return objectFrom(Object.entries(object("omit", o)).filter(([key]) => !names.has(key)));
}

/** @param {...unknown} objects */
export const merge = (...objects) => objectFrom(objects.flatMap((o) => Object.entries(object("merge", o))));

/** @param {unknown} a @returns {number} */
export const sum = (a) => array("sum", a).reduce((total, item) => total + finite("sum", item), 0);

/** @param {unknown} a @returns {any} */
export const min = (a) => extreme("min", a, (item, best) => item < best);

/** @param {unknown} a @returns {any} */
export const max = (a) => extreme("max", a, (item, best) => item > best);

/** @param {string} name @param {unknown} a @param {(item: any, best: any) => boolean} isBetter */
function extreme(name, a, isBetter) {
  const list = array(name, a);
  for (const item of list)
    if ((typeof item !== "number" && typeof item !== "string") || typeof item !== typeof list[0])
      refuse(name, "only numbers or only texts", item);
  return list.reduce((best, item) => (isBetter(item, best) ? item : best), list[0]);
}

/** @param {unknown} a @returns {number | undefined} */
export function avg(a) {
  const list = array("avg", a);
  return list.length === 0
    ? undefined
    : list.reduce((total, item) => total + finite("avg", item), 0) / list.length;
}

/** @param {unknown} x @param {unknown} [digits] */
export function round(x, digits = 0) {
  const [value, places] = [finite("round", x), finite("round", digits)];
  if (!Number.isInteger(places) || Math.abs(places) > 100)
    throw new TypeError("round needs a whole number of digits");
  const [mantissa, exponent = "0"] = String(value).split("e");
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + places}`));
  const [rounded, power = "0"] = String(shifted).split("e");
  return Number.isFinite(value) ? Number(`${rounded}e${Number(power) - places}`) : value;
}

/** @param {unknown} x */
export const floor = (x) => Math.floor(finite("floor", x));

/** @param {unknown} x */
export const ceil = (x) => Math.ceil(finite("ceil", x));

/** @param {unknown} x */
export const abs = (x) => Math.abs(finite("abs", x));

/** @param {unknown} x */
export function number(x) {
  if (typeof x === "number" || typeof x === "boolean") return Number(x);
  if (typeof x !== "string") return refuse("number", 'a text such as "12.5"', x);
  const value = Number(x);
  if (x.trim() === "" || !Number.isFinite(value)) throw new TypeError(`number cannot read ${quoted(x)}`);
  return value;
}

/** @param {unknown} x */
export const string = (x) => text(x);

/** @param {unknown} x */
export const boolean = (x) =>
  typeof x === "string" && x.trim().toLowerCase() === "false" ? false : Boolean(x);

/** @param {unknown} x */
export const json = (x) => jsonText(x);

/** @param {unknown} s @returns {any} */
export function parseJson(s) {
  if (typeof s !== "string") return refuse("parseJson", "a text", s);
  spend(s.length);
  try {
    return limit(JSON.parse(s));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TypeError(`parseJson cannot read ${quoted(s)}`);
  }
}

/** Bytes to binary text, in pieces that a call can take. @param {Uint8Array} bytes */
function binary(bytes) {
  let result = "";
  for (let at = 0; at < bytes.length; at += 4096)
    result += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return result;
}

/** @param {unknown} s */
export const base64 = (s) => limit(btoa(binary(new TextEncoder().encode(text(s)))));

/** @param {unknown} s */
export function unbase64(s) {
  const given = limit(words("unbase64", s));
  try {
    const bytes = atob(
      given
        .replace(/-/g, "+")
        .replace(/_/g, "/")
        .replace(/\s+|=+\s*$/g, ""),
    );
    return new TextDecoder("utf-8", { fatal: true }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    );
  } catch {
    throw new TypeError(`unbase64 finds no Base64 of a text in ${quoted(given)}`);
  }
}

/** @param {unknown} s */
export function urlEncode(s) {
  const given = text(s);
  if (!given.isWellFormed()) throw new TypeError("urlEncode needs a text without broken characters");
  return limit(encodeURIComponent(given));
}

/** @param {unknown} s */
export function urlDecode(s) {
  const given = limit(words("urlDecode", s));
  try {
    return decodeURIComponent(given);
  } catch {
    throw new TypeError(`urlDecode cannot read ${quoted(given)}`);
  }
}

/** @param {unknown} s */
export const upper = (s) => limit(words("upper", s).toUpperCase());

/** @param {unknown} s */
export const lower = (s) => limit(words("lower", s).toLowerCase());

/** @param {unknown} s */
export const title = (s) =>
  limit(
    words("title", s)
      .toLowerCase()
      .replace(/(^|[^\p{L}\p{N}'’])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase()),
  );

/** @param {unknown} s */
export const slug = (s) =>
  limit(
    words("slug", s)
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, ""),
  );

/** @param {unknown} a */
export function unique(a) {
  const seen = new Set();
  return array("unique", a).filter((item) => {
    const key = typeof item === "object" && item !== null ? canonical(item) : item;
    return seen.size < seen.add(key).size;
  });
}

/** JSON text of an object that does not depend on the order of its keys. @param {object} value */
function canonical(value) {
  measure(value, "json");
  return `${JSON.stringify(value, (_, part) => (kindOf(part) === "an object" ? objectFrom(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part))} `;
}

/** @param {unknown} a @param {unknown} f */
export function groupBy(a, f) {
  const keyOf = callback("groupBy", f);
  /** @type {Map<string, any[]>} */
  const groups = new Map();
  for (const [index, item] of array("groupBy", a).entries()) {
    const key = text(keyOf(item, index));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return objectFrom(groups);
}

/** Numbers before texts, what is missing last, equals as they were. @param {unknown} a @param {unknown} f */
export function sortBy(a, f) {
  const keyOf = callback("sortBy", f);
  const keyed = array("sortBy", a).map((item, index) => ({ item, key: keyOf(item, index) }));
  for (const { key } of keyed)
    if (typeof key === "object" && key !== null) refuse("sortBy", "numbers or texts to sort by", key);
  return keyed.sort((one, other) => compare(one.key, other.key)).map(({ item }) => item);
}

/** @param {any} a @param {any} b */
function compare(a, b) {
  const ranks = [a, b].map((key) => (isMissing(key) ? 2 : typeof key === "string" ? 1 : 0));
  if (ranks[0] !== ranks[1]) return Number(ranks[0]) - Number(ranks[1]);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param {unknown} from @param {unknown} to */
export function range(from, to) {
  const [first, end] = [finite("range", from), finite("range", to)];
  const length = Math.max(0, Math.ceil(end - first));
  checkItems(length);
  return limit(Array.from({ length }, (_, index) => first + index));
}

/** @param {unknown} a @param {unknown} b @returns {[any, any][]} */
export function zip(a, b) {
  const [left, right] = [array("zip", a), array("zip", b)];
  return left.slice(0, right.length).map((item, index) => [item, right[index]]);
}

/** @param {unknown} x */
export const hash = (x) => sha256(jsonText(x));

/**
 * A UUID that is always the same for this place of this pass of this run.
 * @param {string} run
 * @param {string} place
 * @param {...unknown} indices
 */
export function uuid(run, place, ...indices) {
  const digits = sha256(JSON.stringify([run, place, ...indices]));
  const variant = ((Number.parseInt(digits.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20, 32),
  ].join("-");
}

/** @param {string} given */
const quoted = (given) => JSON.stringify(given.length > 60 ? `${given.slice(0, 60)}…` : given);
