/**
 * Dates in expressions: ISO 8601 texts in UTC, so that they mean the same in every browser and server. A date without a
 * time zone is in UTC.
 */

const isoForm =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
/** As in mails and HTTP headers: `Tue, 02 Jan 2024 10:00:00 GMT`. */
const mailForm =
  /^(?:[a-z]{3},\s*)?\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d\d:\d\d(?::\d\d)?\s+(?:GMT|UTC|Z|[+-]\d{4})$/i;

const unitMs = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/**
 * Milliseconds since 1970.
 * @param {string} name Of the function that needs it.
 * @param {unknown} value
 */
function instant(name, value) {
  const ms =
    typeof value === "number" ? value : typeof value === "string" ? parsed(value.trim()) : Number.NaN;
  if (Math.abs(ms) <= 8.64e15) return Math.trunc(ms);
  throw new TypeError(
    `${name} needs a date such as "2024-05-01T12:00:00Z" or milliseconds, not ${shown(value)}`,
  );
}

/** @param {unknown} value */
function shown(value) {
  const text =
    value === undefined
      ? "nothing"
      : typeof value === "object"
        ? value === null
          ? "nothing"
          : "an object"
        : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** @param {string} text */
function parsed(text) {
  const match = isoForm.exec(text);
  if (!match) return mailForm.test(text) ? Date.parse(text) : Number.NaN;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const fields = [year, Number(month) - 1, day, hour, minute, second];
  const time = new Date(0);
  time.setUTCFullYear(Number(year), Number(month) - 1, day);
  time.setUTCHours(Number(hour), minute, second, Number(`0.${match[7] ?? 0}`) * 1000);
  const read = [
    time.getUTCFullYear(),
    time.getUTCMonth(),
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
    time.getUTCSeconds(),
  ];
  return fields.every((field, index) => field === read[index])
    ? time.getTime() - offsetMs(match[8])
    : Number.NaN;
}

/** @param {string | undefined} zone `Z` or `+hh:mm` */
function offsetMs(zone) {
  if (!zone || /z/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return (
    (zone.startsWith("-") ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000
  );
}

/** @param {string} name @param {number} ms */
function iso(name, ms) {
  if (Math.abs(ms) <= 8.64e15) return new Date(ms).toISOString();
  throw new TypeError(`${name} leads out of the calendar`);
}

/** @param {unknown} x */
export const date = (x) => iso("date", instant("date", x));

/**
 * Months and years are those of the calendar: a month after January 31 is the last day of February.
 * @param {unknown} d
 * @param {unknown} duration Milliseconds, or `"<n> second|minute|hour|day|week|month|year(s)"`; may be negative.
 */
export function dateAdd(d, duration) {
  const ms = instant("dateAdd", d);
  if (typeof duration === "number" && Number.isFinite(duration))
    return iso("dateAdd", Math.trunc(ms + duration));
  const match = /^([+-]?\d+(?:\.\d+)?) (second|minute|hour|day|week|month|year)s?$/.exec(
    typeof duration === "string" ? duration.trim() : "",
  );
  const [count, unit] = [Number(match?.[1]), match?.[2]];
  if (unit === "month" || unit === "year")
    return iso("dateAdd", addMonths(ms, unit === "year" ? count * 12 : count));
  if (unit) return iso("dateAdd", Math.trunc(ms + count * unitMs[/** @type {keyof typeof unitMs} */ (unit)]));
  throw new TypeError(`dateAdd needs a duration such as "3 days", not ${shown(duration)}`);
}

/** @param {number} ms @param {number} months */
function addMonths(ms, months) {
  if (!Number.isInteger(months)) throw new TypeError("dateAdd needs whole months");
  const time = new Date(ms);
  const day = time.getUTCDate();
  time.setUTCDate(1);
  time.setUTCMonth(time.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(2000, 0, 1));
  lastDay.setUTCFullYear(time.getUTCFullYear(), time.getUTCMonth() + 1, 0);
  time.setUTCDate(Math.min(day, lastDay.getUTCDate()));
  return time.getTime();
}

/**
 * `b` − `a` in whole units.
 * @param {unknown} a
 * @param {unknown} b
 * @param {unknown} unit `millisecond` … `week`, with or without an `s`.
 */
export function dateDiff(a, b, unit) {
  const name = typeof unit === "string" ? unit.replace(/s$/, "") : "";
  if (!Object.hasOwn(unitMs, name))
    throw new TypeError(`dateDiff needs a unit from "millisecond" to "week", not ${shown(unit)}`);
  const ms = instant("dateDiff", b) - instant("dateDiff", a);
  return Math.trunc(ms / unitMs[/** @type {keyof typeof unitMs} */ (name)]) + 0;
}

const months = "January February March April May June July August September October November December".split(
  " ",
);
const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** @param {number} value @param {number} length */
const digits = (value, length) => String(value).padStart(length, "0");

/** What each token shows of a time that was moved to its zone. @type {Record<string, (time: Date) => string>} */
const tokens = {
  yyyy: (time) => digits(time.getUTCFullYear(), 4),
  yy: (time) => digits(time.getUTCFullYear() % 100, 2),
  MMMM: (time) => months[time.getUTCMonth()] ?? "",
  MMM: (time) => (months[time.getUTCMonth()] ?? "").slice(0, 3),
  MM: (time) => digits(time.getUTCMonth() + 1, 2),
  M: (time) => String(time.getUTCMonth() + 1),
  dd: (time) => digits(time.getUTCDate(), 2),
  d: (time) => String(time.getUTCDate()),
  EEEE: (time) => weekdays[time.getUTCDay()] ?? "",
  EEE: (time) => (weekdays[time.getUTCDay()] ?? "").slice(0, 3),
  HH: (time) => digits(time.getUTCHours(), 2),
  H: (time) => String(time.getUTCHours()),
  mm: (time) => digits(time.getUTCMinutes(), 2),
  m: (time) => String(time.getUTCMinutes()),
  ss: (time) => digits(time.getUTCSeconds(), 2),
  s: (time) => String(time.getUTCSeconds()),
  SSS: (time) => digits(time.getUTCMilliseconds(), 3),
};

/** @type {Map<string, Intl.DateTimeFormat>} */
const zones = new Map();

/** How far a zone is from UTC at a time. @param {string} timezone @param {number} ms */
function zoneOffset(timezone, ms) {
  const zone =
    zones.get(timezone) ??
    new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "longOffset" });
  zones.set(timezone, zone);
  const name = zone.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes, seconds = 0] = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
  return (
    (sign === "-" ? -1000 : 1000) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds))
  );
}

/**
 * @param {unknown} d
 * @param {unknown} pattern Unicode tokens; other letters in single quotes, a quote as two.
 * @param {unknown} [timezone] IANA name.
 */
export function formatDate(d, pattern, timezone = "UTC") {
  if (typeof pattern !== "string")
    throw new TypeError(`formatDate needs a pattern such as "yyyy-MM-dd", not ${shown(pattern)}`);
  const ms = instant("formatDate", d);
  const time = new Date(ms + offsetIn(timezone, ms));
  return pattern.replace(/''|'((?:[^']|'')*)'|([A-Za-z])\2*/g, (found, literal) => {
    if (found === "''") return "'";
    if (literal !== undefined) return literal.replaceAll("''", "'");
    const token = Object.hasOwn(tokens, found) ? tokens[found] : undefined;
    if (!token)
      throw new TypeError(`formatDate does not know ${found} in its pattern; put text in single quotes`);
    return token(time);
  });
}

/** @param {unknown} timezone @param {number} ms */
function offsetIn(timezone, ms) {
  try {
    return zoneOffset(String(timezone), ms);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new TypeError(`formatDate does not know the time zone ${shown(timezone)}`);
  }
}
