/**
 * The functions of the expression language: the one list that the checker, the completion and the docs are made of.
 * What they do is in `runtime/functions.js` and its siblings.
 */

/**
 * What a call gives, as far as the compiler cares:
 * `number`: a number or boolean; `short`: text of a fixed, small size; `text`: text as long as what went in;
 * `data`: values taken from what went in, each once; `numbers`: an array of numbers; `either`: one of the arguments;
 * `item`: an item of the first one.
 */
export type Returns = "number" | "short" | "text" | "data" | "numbers" | "either" | "item";

export type FunctionDoc = {
  name: string;
  /** As one would write it, with parameter names and defaults. */
  signature: string;
  /** One sentence. */
  summary: string;
  returns: Returns;
  /** Which argument is a callback, counted from 0. */
  callback?: number;
};

const doc = (signature: string, returns: Returns, summary: string, callback?: number): FunctionDoc => ({
  name: signature.slice(0, signature.indexOf("(")),
  signature,
  summary,
  returns,
  ...(callback === undefined ? {} : { callback }),
});

export const functionDocs: readonly FunctionDoc[] = [
  doc("len(x)", "number", "How many characters, items or keys `x` has; 0 if it is missing."),
  doc(
    "isEmpty(x)",
    "number",
    "Whether `x` is missing, an empty text, an empty array or an object without keys.",
  ),
  doc("coalesce(a, b, …)", "either", "The first value that is neither `null` nor `undefined`."),
  doc("keys(o)", "data", "The keys of an object."),
  doc("values(o)", "data", "The values of an object."),
  doc("entries(o)", "data", "The `[key, value]` pairs of an object."),
  doc("has(o, key)", "number", "Whether an object has a key, or an array an index."),
  doc("pick(o, keys)", "data", "A copy of an object with only these keys."),
  doc("omit(o, keys)", "data", "A copy of an object without these keys."),
  doc(
    "merge(a, b, …)",
    "data",
    "One object with the keys of all; the last one wins. Nested objects are not merged.",
  ),
  doc("sum(a)", "number", "The sum of an array of numbers."),
  doc("min(a)", "item", "The smallest of an array of numbers or of texts; `undefined` if it is empty."),
  doc("max(a)", "item", "The largest of an array of numbers or of texts; `undefined` if it is empty."),
  doc("avg(a)", "number", "The mean of an array of numbers; `undefined` if it is empty."),
  doc("round(x, digits = 0)", "number", "A number rounded to so many digits after the point."),
  doc("floor(x)", "number", "The largest whole number that is not above `x`."),
  doc("ceil(x)", "number", "The smallest whole number that is not below `x`."),
  doc("abs(x)", "number", "A number without its sign."),
  doc("number(x)", "number", 'A number from a text such as `"12.5"`, or from a boolean (1 or 0).'),
  doc("string(x)", "text", "Text from anything: objects as JSON, nothing from `null`."),
  doc(
    "boolean(x)",
    "number",
    '`false` for `"false"` and for whatever a condition takes as false, otherwise `true`.',
  ),
  doc("json(x)", "text", "The JSON text of a value."),
  doc("parseJson(s)", "data", "The value in a JSON text."),
  doc("base64(s)", "text", "Text as Base64 of its UTF-8 bytes."),
  doc("unbase64(s)", "text", "The text in Base64, also in its URL-safe form."),
  doc("urlEncode(s)", "text", "Text made safe for a part of a URL."),
  doc("urlDecode(s)", "text", "The opposite of `urlEncode`."),
  doc("uuid()", "short", "A random-looking UUID that stays the same when the step is tried again."),
  doc("now()", "short", "The time the step began, as an ISO 8601 text in UTC."),
  doc("date(x)", "short", "An ISO 8601 text in UTC from a date text or milliseconds."),
  doc("dateAdd(d, duration)", "short", 'A date moved by a duration such as `"3 days"` or `"-1 month"`.'),
  doc(
    "dateDiff(a, b, unit)",
    "number",
    "How many whole units (`millisecond` … `week`) lie between `a` and `b`.",
  ),
  doc(
    'formatDate(d, pattern, timezone = "UTC")',
    "short",
    "A date by the tokens `yyyy MM dd HH mm ss SSS EEE MMM`; put other text in single quotes.",
  ),
  doc("upper(s)", "text", "Text in capitals."),
  doc("lower(s)", "text", "Text in small letters."),
  doc("title(s)", "text", "Text with a capital at the start of every word."),
  doc("slug(s)", "text", "Text for an address: small letters and digits, joined by `-`."),
  doc("unique(a)", "data", "An array without repetitions; objects are compared by their content."),
  doc("groupBy(a, f)", "data", "An object of arrays: the items by what `f` gives for them.", 1),
  doc("sortBy(a, f)", "data", "The items in ascending order of what `f` gives for them.", 1),
  doc("range(from, to)", "numbers", "The whole numbers from `from` up to `to`, which is not included."),
  doc("zip(a, b)", "data", "Pairs of the items of two arrays, as many as the shorter one has."),
  doc("hash(x)", "short", "The SHA-256 of the value's JSON text, in hex."),
];

export const functionDoc: ReadonlyMap<string, FunctionDoc> = new Map(
  functionDocs.map((entry) => [entry.name, entry]),
);
