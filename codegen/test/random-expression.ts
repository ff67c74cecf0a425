/** Expressions of the whole grammar at random, as text in which every part stands in parentheses. */
import fc from "fast-check";

/** What the expressions read. */
export const data = {
  trigger: {
    number: 7,
    negative: -2.5,
    text: "héllo, wörld",
    empty: "",
    no: null,
    flag: true,
    list: [3, 1, 2],
    words: ["b", "a", "", "b"],
    items: [
      { id: 1, name: "x", tags: ["p", "q"] },
      { id: 2, name: null, tags: [] },
    ],
    nested: [[1, [2]], [], [[3]]],
    odd: { map: { id: "own" }, toString: "own", length: 4 },
  },
  fetch: { body: { total: 12, items: [{ id: 2 }] }, key: "text" },
  sum: "a step",
};

const names = ["trigger", "fetch", "sum", "x", "y"];
const fields = [
  "number",
  "negative",
  "text",
  "empty",
  "no",
  "flag",
  "list",
  "words",
  "items",
  "nested",
  "odd",
  "map",
  "toString",
  "length",
  "id",
  "name",
  "tags",
  "body",
  "total",
  "key",
  "nothing",
  "valueOf",
  "at",
];

const literal = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map((n) => `${n}`),
  fc.constantFrom("true", "false", "null", "undefined", "0.5", "1e3", "[]", "{}"),
  fc
    .constantFrom(
      "",
      "a",
      "x",
      ", ",
      "é",
      "$&",
      "`",
      "${x}",
      "</script>",
      '"',
      "\\",
      "\n",
      "toString",
      "__proto__",
    )
    .map((text) => JSON.stringify(text)),
);

/** A path that surely does not fail, e.g. for arguments that are evaluated in any case. */
const path = fc
  .tuple(
    fc.constantFrom("trigger", "fetch", "fetch.body"),
    fc.array(fc.constantFrom(...fields.map((field) => `.${field}`), "[0]", '["text"]'), { maxLength: 3 }),
  )
  .map(([root, steps]) => root + steps.join(""));

/** `known`: names of parameters in scope. */
function expressions(depth: number, known: readonly string[]): fc.Arbitrary<string> {
  const name = fc.constantFrom(...["trigger", "fetch", "sum"], ...known);
  if (depth === 0) return fc.oneof(literal, name, path);
  const inner = expressions(depth - 1, known);
  const part = inner.map((text) => `(${text})`);
  const parameter = fc.constantFrom(...["x", "y", "sum", "fetch", "item", "own", "text", "len"]);
  const callback = fc
    .uniqueArray(parameter, { minLength: 1, maxLength: 3 })
    .chain((parameters) =>
      expressions(depth - 1, [...known, ...parameters]).map(
        (body) => `(${parameters.join(", ")}) => (${body})`,
      ),
    );
  const operator = (list: string) => fc.constantFrom(...list.split(" "));
  const method = (on: fc.Arbitrary<string>, called: string, ...args: fc.Arbitrary<string>[]) =>
    fc
      .tuple(on, operator(called), ...args)
      .map(([owner, name, ...given]) => `${owner}.${name}(${given.join(", ")})`);
  const listed = fc.oneof(
    fc.constantFrom("trigger.list", "trigger.words", "trigger.items", "trigger.nested", "range(0, 3)"),
    fc.array(part, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
  );
  const list = fc.oneof({ weight: 6, arbitrary: listed }, part);
  const text = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("trigger.text", "trigger.words[1]", '"a, b"') },
    part.map((of) => `string(${of})`),
    part,
  );
  const count = fc.integer({ min: 0, max: 3 }).map(String);
  return fc.oneof(
    { weight: 2, arbitrary: fc.oneof(literal, name, path) },
    fc
      .tuple(part, fc.constantFrom(...fields), fc.constantFrom(".", "?."))
      .map(([on, field, dot]) => on + dot + field),
    fc
      .tuple(part, fc.oneof(path, literal))
      .filter(([, key]) => !key.includes("__proto__"))
      .map(([on, key]) => `${on}[${key}]`),
    fc.tuple(operator("+ - ! ~ typeof"), part).map(([sign, of]) => `${sign} ${of}`),
    {
      weight: 3,
      arbitrary: fc
        .tuple(part, operator("+ - * / % < > <= >= == != === !== && || ??"), part)
        .map((parts) => parts.join(" ")),
    },
    fc.tuple(part, count).map(([base, power]) => `${base} ** ${power}`),
    fc.tuple(part, part, part).map(([test, yes, no]) => `${test} ? ${yes} : ${no}`),
    fc.tuple(part, part).map(([a, b]) => `\`<\${${a}}>\${${b}}\``),
    fc.array(part, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc.tuple(list, part).map(([a, b]) => `[...${a}, ${b}]`),
    fc.tuple(part, part, part).map(([a, key, b]) => `{ a: ${a}, ["k" + typeof ${key}]: ${b}, ...${b} }`),
    method(text, "trim toUpperCase toLowerCase normalize trimStart trimEnd"),
    method(text, "at charAt slice substring repeat padStart", count),
    method(text, "includes indexOf startsWith endsWith lastIndexOf split concat", fc.oneof(literal, path)),
    method(text, "replaceAll", literal, literal),
    method(text, "padEnd", count, literal),
    method(list, "toReversed reverse sort toSorted flat join"),
    method(list, "at slice flat", count),
    method(list, "includes indexOf concat join", fc.oneof(literal, path)),
    { weight: 4, arbitrary: method(list, "map filter find findIndex some every flatMap", callback) },
    { weight: 2, arbitrary: method(list, "reduce", callback, literal) },
    fc.tuple(list, operator("- + * <")).map(([on, a]) => `${on}.toSorted((a, b) => a ${a} b)`),
    fc.tuple(fc.constantFrom("len", "string", "json"), part).map(([called, x]) => `${called}(${x})`),
    fc.tuple(part, part).map(([a, b]) => `coalesce(${a}, ${b})`),
    fc.tuple(count, count).map(([a, b]) => `range(${a}, ${b})`),
    fc.tuple(list, callback).map(([items, f]) => `groupBy(${items}, ${f})`),
  );
}

export const randomExpression = (depth: number): fc.Arbitrary<string> => expressions(depth, []);

/** Text that looks like an expression field and mostly is none. */
export const randomText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "{{",
        "}}",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        '"',
        "'",
        "`",
        "${",
        "\\",
        "=>",
        "...",
        "?.",
        ".",
        "/",
        "/*",
        "//",
        "<!--",
        "\n",
        "\u2028",
        "\0",
        "\ud800",
        " ",
        "=",
        "new ",
        "async ",
        "class ",
        "#",
        "@",
        "n",
        "0",
        "1e999",
        "...",
      ),
      fc.constantFrom(
        ...names,
        ...fields,
        "map",
        "trim",
        "secrets",
        "item",
        "constructor",
        "__proto__",
        "now",
        "uuid",
        "len",
        "this",
        "in",
      ),
      fc.string({ maxLength: 4, unit: "binary" }),
      randomExpression(1),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));
