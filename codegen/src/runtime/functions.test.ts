import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.ts";
import { functionDocs } from "../expressions/functions.ts";
import { methodDocs } from "../expressions/methods.ts";
import { supportNames } from "../expressions/parameter-names.ts";
import * as dates from "./dates.js";
import * as evaluation from "./evaluation.js";
import * as functions from "./functions.js";
import * as methods from "./methods.js";

const order = { id: 7, tags: ["b", "a"], to: { city: "Bonn" } };
const trigger = {
  order,
  words: ["b", "a", "b"],
  rows: [
    { n: 2, k: "x" },
    { n: 1, k: "y" },
    { n: 2, k: "y" },
  ],
  no: null,
};

const cases: { [name: string]: [expression: string, value: unknown][] } = {
  len: [
    ["[len('héllo'), len([1, 2]), len({ a: 1 }), len(trigger.no), len(trigger.nothing)]", [5, 2, 1, 0, 0]],
  ],
  isEmpty: [
    [
      "[isEmpty(''), isEmpty([]), isEmpty({}), isEmpty(trigger.no), isEmpty(trigger.nothing)]",
      [true, true, true, true, true],
    ],
    [
      "[isEmpty(' '), isEmpty([0]), isEmpty({ a: 1 }), isEmpty(0), isEmpty(false)]",
      [false, false, false, false, false],
    ],
  ],
  coalesce: [
    ["coalesce(trigger.no, trigger.nothing, 0, 1)", 0],
    ["coalesce(trigger.no)", undefined],
  ],
  keys: [
    ["keys(trigger.order)", ["id", "tags", "to"]],
    ["keys(trigger.no)", []],
  ],
  values: [["values({ a: 1, b: 2 })", [1, 2]]],
  entries: [
    [
      "entries({ a: 1, b: 2 })",
      [
        ["a", 1],
        ["b", 2],
      ],
    ],
  ],
  has: [
    [
      "[has(trigger.order, 'id'), has(trigger.order, 'no'), has(['a'], 0), has(['a'], 1), has(trigger.no, 'a')]",
      [true, false, true, false, false],
    ],
  ],
  pick: [["pick(trigger.order, ['id', 'nothing'])", { id: 7 }]],
  omit: [["omit(trigger.order, ['tags', 'to'])", { id: 7 }]],
  merge: [["merge({ a: 1, b: { c: 1 } }, trigger.no, { b: { d: 2 } })", { a: 1, b: { d: 2 } }]],
  sum: [["[sum([1, 2.5]), sum([])]", [3.5, 0]]],
  min: [["[min([3, 1, 2]), min(['b', 'a']), min([])]", [1, "a", undefined]]],
  max: [["[max([3, 1, 2]), max(['b', 'a']), max([])]", [3, "b", undefined]]],
  avg: [["[avg([1, 2]), avg([])]", [1.5, undefined]]],
  round: [
    [
      "[round(2.5), round(-2.5), round(1.005, 2), round(1234, -2), round(1e21, 2), round(5e-324, 2)]",
      [3, -2, 1.01, 1200, 1e21, 0],
    ],
  ],
  floor: [["[floor(1.7), floor(-1.2)]", [1, -2]]],
  ceil: [["[ceil(1.2), ceil(-1.7)]", [2, -1]]],
  abs: [["[abs(-2), abs(2)]", [2, 2]]],
  number: [
    ["[number('12.5'), number(' 7 '), number(true), number(3), number('1e3')]", [12.5, 7, 1, 3, 1000]],
  ],
  string: [
    [
      "[string(1), string('a'), string(trigger.no), string([1, { a: 2 }]), string(true)]",
      ["1", "a", "", '[1,{"a":2}]', "true"],
    ],
  ],
  boolean: [
    [
      "[boolean('false'), boolean(' False '), boolean(''), boolean(0), boolean(trigger.no), boolean('no'), boolean([])]",
      [false, false, false, false, false, true, true],
    ],
  ],
  json: [["[json({ a: [1, null] }), json('a'), json(trigger.nothing)]", ['{"a":[1,null]}', '"a"', "null"]]],
  parseJson: [["parseJson('{\"a\":[1]}')", { a: [1] }]],
  base64: [["base64('héllo')", "aMOpbGxv"]],
  unbase64: [
    [
      "[unbase64('aMOpbGxv'), unbase64('Pz8_'), unbase64('YQ=='), unbase64('YQ'), unbase64('')]",
      ["héllo", "???", "a", "a", ""],
    ],
  ],
  urlEncode: [
    ["[urlEncode('a b&c/é'), urlEncode(5), urlEncode(trigger.no)]", ["a%20b%26c%2F%C3%A9", "5", ""]],
  ],
  urlDecode: [["urlDecode('a%20b%26c%2F%C3%A9+')", "a b&c/é+"]],
  upper: [["[upper('aé'), upper(1), upper(trigger.no)]", ["AÉ", "1", ""]]],
  lower: [["lower('AÉ')", "aé"]],
  title: [["title('hello wORLD, it\\'s 3pm état')", "Hello World, It's 3pm État"]],
  slug: [
    [
      "[slug('Ärger & Crème brûlée!'), slug('  --a--  '), slug('日本 語')]",
      ["arger-creme-brulee", "a", "日本-語"],
    ],
  ],
  unique: [
    ["unique(trigger.words)", ["b", "a"]],
    ["unique([{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1 }, 1, '1', 1])", [{ a: 1, b: 2 }, { a: 1 }, 1, "1"]],
  ],
  groupBy: [
    [
      "groupBy(trigger.rows, row => row.k)",
      {
        x: [{ n: 2, k: "x" }],
        y: [
          { n: 1, k: "y" },
          { n: 2, k: "y" },
        ],
      },
    ],
    ["keys(groupBy([1, 2, 3], (n, index) => index % 2))", ["0", "1"]],
  ],
  sortBy: [
    ["sortBy(trigger.rows, row => row.n).map(row => row.k)", ["y", "x", "y"]],
    [
      "sortBy(['b', 10, trigger.no, 9, 'a', trigger.nothing, true], x => x)",
      [true, 9, 10, "a", "b", null, undefined],
    ],
  ],
  range: [["[range(1, 4), range(2, 2), range(3, 1)]", [[1, 2, 3], [], []]]],
  zip: [
    [
      "zip([1, 2, 3], ['a', 'b'])",
      [
        [1, "a"],
        [2, "b"],
      ],
    ],
  ],
  hash: [["hash({ a: [1, 'é'] })", createHash("sha256").update('{"a":[1,"é"]}').digest("hex")]],
  uuid: [["uuid()", evaluation.text(functions.uuid("run-1", "here.value/1"))]],
  now: [["now()", "2024-05-01T12:00:00.000Z"]],
  date: [["date(0)", "1970-01-01T00:00:00.000Z"]],
  dateAdd: [["dateAdd(0, '1 day')", "1970-01-02T00:00:00.000Z"]],
  dateDiff: [["dateDiff(0, 86400000, 'day')", 1]],
  formatDate: [["formatDate(0, 'yyyy-MM-dd')", "1970-01-01"]],
};

describe("the functions", () => {
  it.each(functionDocs.map(({ name }) => name))("%s does what it says", (name) => {
    expect(cases[name]).toBeDefined();
    for (const [expression, value] of cases[name] ?? [])
      expect(evaluate(expression, { trigger }), expression).toEqual(value);
  });

  it.each([
    "len(5)",
    "len(true)",
    "keys('a')",
    "values(5)",
    "pick({ a: 1 }, 'a')",
    "pick('a', ['a'])",
    "omit({ a: 1 })",
    "merge({ a: 1 }, 'b')",
    "sum(trigger.no)",
    "sum([1, '2'])",
    "sum({ a: 1 })",
    "avg(['a'])",
    "min([1, 'a'])",
    "max([[1]])",
    "round('1')",
    "round(1, 0.5)",
    "floor(trigger.no)",
    "ceil('a')",
    "abs([])",
    "number('12 apples')",
    "number('')",
    "number(trigger.no)",
    "number([1])",
    "number('Infinity')",
    "parseJson('{')",
    "parseJson({})",
    "unbase64('é')",
    "unbase64('/w==')",
    "urlDecode('%')",
    "urlEncode('\\ud800')",
    "upper([])",
    "title({})",
    "unique('aab')",
    "groupBy({ a: 1 }, x => x)",
    "groupBy([1], 'x')",
    "groupBy([1])",
    "sortBy([{ a: 1 }], x => x)",
    "range('a', 3)",
    "range(1)",
    "zip([1])",
    "date('yesterday')",
  ])("fail with TypeError for bad arguments: %s", (expression) => {
    expect(() => evaluate(expression, { trigger })).toThrow(TypeError);
  });

  it("say what they need", () => {
    expect(() => evaluate("round('1')")).toThrow("round needs a number, not a string");
    expect(() => evaluate("sum(trigger.no)", { trigger })).toThrow("sum needs an array, not nothing");
    expect(() => evaluate("number('12 apples')")).toThrow('number cannot read "12 apples"');
  });

  it("leave what they are given as it is", () => {
    const frozen = JSON.parse(JSON.stringify(trigger), (_, value) => Object.freeze(value));
    for (const [expression] of Object.values(cases).flat())
      expect(() => evaluate(expression, { trigger: frozen })).not.toThrow();
  });
});

describe("the lists of functions and methods", () => {
  const exported = { ...functions, ...dates };

  it("name exactly what the run-time files export", () => {
    expect(Object.keys(exported).sort()).toEqual(
      functionDocs
        .map(({ name }) => name)
        .filter((name) => name !== "now")
        .sort(),
    );
    expect(Object.keys(methods).sort()).toEqual(
      methodDocs
        .filter(({ form }) => form === "function")
        .map(({ name }) => name)
        .sort(),
    );
    for (const name of supportNames) expect(name === "secret" || name in evaluation).toBe(true);
  });

  it("have what LANGUAGE names", () => {
    expect(functionDocs).toHaveLength(new Set(functionDocs.map(({ name }) => name)).size);
    const named =
      "len keys values entries has pick omit merge sum min max avg round floor ceil abs number string boolean json parseJson base64 unbase64 urlEncode urlDecode uuid now date dateAdd dateDiff formatDate upper lower title slug unique groupBy sortBy range zip coalesce isEmpty hash";
    expect(functionDocs.map(({ name }) => name).sort()).toEqual(named.split(" ").sort());
    const of = (owner: "string" | "array") =>
      methodDocs
        .filter((doc) => doc.of.includes(owner))
        .map(({ name }) => name)
        .sort();
    const strings =
      "at charAt concat endsWith includes indexOf lastIndexOf normalize padEnd padStart repeat replaceAll slice split startsWith substring toLowerCase toUpperCase trim trimEnd trimStart";
    const arrays =
      "at concat every filter find findIndex flat flatMap includes indexOf join map reduce reverse slice some sort toReversed toSorted";
    expect(of("string")).toEqual(strings.split(" ").sort());
    expect(of("array")).toEqual(arrays.split(" ").sort());
  });
});

describe("the run-time files", () => {
  const folder = import.meta.dirname;

  it.each(["dates.js", "evaluation.js", "functions.js", "methods.js", "sha256.js"])(
    "%s imports nothing but its neighbours",
    (name) => {
      const source = readFileSync(path.join(folder, name), "utf8");
      for (const [, from] of source.matchAll(/^(?:import|\} from)[^"]*"([^"]*)"/gm))
        expect(from).toMatch(/^\.\/[a-z0-9-]+\.js$/);
      expect(source).not.toMatch(/\b(import\(|require\(|eval\(|new Function|globalThis|process\b)/);
    },
  );
});
