/** The methods that values have in expressions: the one list that the checker, the completion and the docs are made of. */

export type MethodOwner = "string" | "array";

export type MethodDoc = {
  name: string;
  of: MethodOwner[];
  signature: string;
  /** One sentence. */
  summary: string;
  /**
   * What it gives: `number`, `text`, `data` as in `FunctionDoc`; `same`: what it is called on; `item`: one item of that;
   * `items`: an array of what the callback gives; `folded`: what the callback gives last.
   */
  returns: "number" | "text" | "data" | "same" | "item" | "items" | "folded";
  /** Whether the first argument is a callback. */
  callback: boolean;
  /**
   * How it is written in the code: `native` as it stands; `copy` by the method that does the same to a copy; `function`
   * by a function of `runtime/methods.js`, because the result may be much longer than what goes in.
   */
  form: "native" | "copy" | "function";
};

const method = (
  of: MethodOwner[],
  signature: string,
  returns: MethodDoc["returns"],
  summary: string,
  form: MethodDoc["form"] = "native",
): MethodDoc => ({
  name: signature.slice(0, signature.indexOf("(")),
  of,
  signature,
  summary,
  returns,
  callback: signature.includes("(f") || signature.includes("(compare"),
  form,
});

const both: MethodOwner[] = ["string", "array"];
const string: MethodOwner[] = ["string"];
const array: MethodOwner[] = ["array"];

export const methodDocs: readonly MethodDoc[] = [
  method(both, "at(index)", "item", "The character or item at an index; negative ones count from the end."),
  method(both, "concat(x, …)", "same", "Both, one after the other.", "function"),
  method(both, "includes(x)", "number", "Whether it contains `x`."),
  method(both, "indexOf(x)", "number", "Where `x` is first found, or -1."),
  method(both, "slice(from, to)", "same", "The part from `from` up to `to`, which is not included."),
  method(string, "charAt(index)", "text", "The character at an index."),
  method(string, "endsWith(s)", "number", "Whether the text ends with `s`."),
  method(string, "lastIndexOf(s)", "number", "Where `s` is last found, or -1."),
  method(string, "normalize(form)", "text", "The text in a Unicode normal form.", "function"),
  method(string, "padEnd(length, fill)", "text", "The text filled up at the end.", "function"),
  method(string, "padStart(length, fill)", "text", "The text filled up at the start.", "function"),
  method(string, "repeat(count)", "text", "The text so many times.", "function"),
  method(string, "replaceAll(search, by)", "text", "The text with every `search` replaced.", "function"),
  method(string, "split(separator)", "data", "An array of the parts between the separators.", "function"),
  method(string, "startsWith(s)", "number", "Whether the text begins with `s`."),
  method(string, "substring(from, to)", "text", "The part from `from` up to `to`, which is not included."),
  method(string, "toLowerCase()", "text", "The text in small letters.", "function"),
  method(string, "toUpperCase()", "text", "The text in capitals.", "function"),
  method(string, "trim()", "text", "The text without blanks around it."),
  method(string, "trimEnd()", "text", "The text without blanks at the end."),
  method(string, "trimStart()", "text", "The text without blanks at the start."),
  method(array, "every(f)", "number", "Whether `f` holds for all items."),
  method(array, "filter(f)", "same", "The items for which `f` holds."),
  method(array, "find(f)", "item", "The first item for which `f` holds."),
  method(array, "findIndex(f)", "number", "The index of the first item for which `f` holds, or -1."),
  method(array, "flat(depth = 1)", "same", "The array with the arrays in it dissolved.", "function"),
  method(array, "flatMap(f)", "items", "What `f` gives for each item, dissolved into one array.", "function"),
  method(array, "join(separator)", "text", "The items as one text.", "function"),
  method(array, "map(f)", "items", "What `f` gives for each item."),
  method(array, "reduce(f, start)", "folded", "One value, made by `f(soFar, item)` item by item."),
  method(array, "reverse()", "same", "A copy in reverse order.", "copy"),
  method(array, "some(f)", "number", "Whether `f` holds for any item."),
  method(array, "sort(compare)", "same", "A sorted copy.", "copy"),
  method(array, "toReversed()", "same", "A copy in reverse order."),
  method(array, "toSorted(compare)", "same", "A sorted copy."),
];

export const methodDoc: ReadonlyMap<string, MethodDoc> = new Map(
  methodDocs.map((entry) => [entry.name, entry]),
);

/** Methods that leave the array as it is, by the one that would change it. */
export const copying: ReadonlyMap<string, string> = new Map([
  ["sort", "toSorted"],
  ["reverse", "toReversed"],
]);
