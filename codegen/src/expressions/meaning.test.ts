import { describe, expect, it } from "vitest";
import { codeOf, codeOfText, compileText, evaluate, evaluateText, scopeWith } from "../../test/evaluate.ts";
import { compileExpressionText } from "./compile-expression-text.ts";

const trigger = {
  text: "héllo",
  number: 7,
  no: null,
  flag: true,
  list: [3, 1, 2],
  items: [
    { id: 1, name: " b ", tags: ["x", "y"] },
    { id: 2, name: " a ", tags: [] },
  ],
  map: "own field",
  toString: "own text",
  length: 4,
};

describe("a text", () => {
  it("that is exactly one expression keeps the type of its value", () => {
    expect(evaluateText("{{ trigger.list }}", { trigger })).toEqual([3, 1, 2]);
    expect(evaluateText("{{trigger.number}}", { trigger })).toBe(7);
    expect(evaluateText("{{ trigger.nothing }}", { trigger })).toBeUndefined();
    expect(compileText("{{ 1 }}").isExpression).toBe(true);
  });

  it("with anything beside an expression becomes a string", () => {
    expect(evaluateText("n={{ trigger.number }}", { trigger })).toBe("n=7");
    expect(evaluateText("{{ trigger.number }}{{ trigger.flag }}", { trigger })).toBe("7true");
    expect(evaluateText(" {{ trigger.number }}", { trigger })).toBe(" 7");
    expect(compileText(" {{ 1 }}").isExpression).toBe(false);
  });

  it("shows null and undefined as nothing, objects and arrays as JSON", () => {
    expect(evaluateText("[{{ trigger.no }}{{ trigger.nothing }}]", { trigger })).toBe("[]");
    expect(evaluateText("a {{ trigger.list }} {{ { b: 1 } }}", { trigger })).toBe('a [3,1,2] {"b":1}');
  });

  it("without expressions is itself", () => {
    expect(evaluateText("a } }} { b")).toBe("a } }} { b");
    expect(codeOfText("plain")).toBe('"plain"');
  });

  it("can have opening braces as an expression", () => {
    expect(evaluateText('a {{ "{{" }} b }}')).toBe("a {{ b }}");
  });

  it("in a slot for a value may have blanks around its one expression", () => {
    const { code, isExpression } = compileExpressionText("\n {{ trigger.number }}\n", "value", scopeWith());
    expect([code.text, isExpression]).toEqual(["trigger.number", true]);
    expect(compileExpressionText(" a {{ 1 }} ", "value", scopeWith()).code.text).toBe(`\` a \${1} \``);
  });

  it("never evaluates a value again", () => {
    expect(evaluateText("{{ trigger.evil }}", { trigger: { evil: "{{ 1 + 1 }}" } })).toBe("{{ 1 + 1 }}");
    expect(evaluateText("a {{ trigger.evil }}", { trigger: { evil: "{{ 1 + 1 }}" } })).toBe("a {{ 1 + 1 }}");
    expect(evaluate("trigger.evil.trim()", { trigger: { evil: `\${1 + 1}\`` } })).toBe(`\${1 + 1}\``);
  });
});

describe("reading", () => {
  it("through null or undefined gives undefined, and so does calling a method of it", () => {
    expect(evaluate("trigger.no.a.b[0][trigger.key]", { trigger })).toBeUndefined();
    expect(evaluate("fetch.body.lines.map(x => x.id).join(',').trim()")).toBeUndefined();
    expect(evaluate("trigger.no.sort().reverse()", { trigger })).toBeUndefined();
  });

  it("sees own fields only", () => {
    expect(evaluate("trigger.map", { trigger })).toBe("own field");
    expect(evaluate("trigger.toString", { trigger })).toBe("own text");
    expect(evaluate("trigger.length", { trigger })).toBe(4);
    expect(
      evaluate("[trigger.valueOf, trigger.list.map, trigger.text.at, trigger.number.toFixed]", { trigger }),
    ).toEqual([undefined, undefined, undefined, undefined]);
    expect(evaluate("trigger.list['filter']", { trigger })).toBeUndefined();
    expect(evaluate("trigger.list[trigger.key]", { trigger: { list: [], key: "filter" } })).toBeUndefined();
  });

  it("knows lengths, characters and items", () => {
    expect(
      evaluate("[trigger.list.length, trigger.text.length, trigger.text[1], trigger.list[2]]", { trigger }),
    ).toEqual([3, 5, "é", 2]);
    expect(evaluate("trigger.list[trigger.list.length - 1]", { trigger })).toBe(2);
    expect(evaluate("trigger['list']['1']", { trigger })).toBe(1);
  });

  it("of a failed step's error gives the failure, of a completed step's its output's own field", () => {
    const failure = { name: "HttpError", message: "404" };
    expect(evaluate("fetch.error", { fetchError: failure })).toBe(failure);
    expect(evaluate("fetch['error'].message", { fetchError: failure })).toBe("404");
    expect(evaluate("fetch.error", { fetch: { error: "own" } })).toBe("own");
    expect(evaluate("fetch.error", { fetch: null })).toBeUndefined();
  });

  it("of a disabled step gives null, of a skipped one undefined", () => {
    expect(evaluate("fetch", { fetch: null })).toBeNull();
    expect(evaluate("fetch")).toBeUndefined();
  });
});

describe("methods", () => {
  it.each([
    "trigger.number.trim()",
    "trigger.text.map(x => x)",
    "trigger.list.trim()",
    "trigger.list.padStart(3)",
    "trigger.text.join(',')",
    "trigger.map(x => x)",
    "trigger.flag.concat(1)",
    "trigger.list.map(1)",
    "trigger.list.find()",
    "trigger.list.flatMap('a')",
  ])("that a value's type lacks, or callbacks that are none, fail with TypeError: %s", (expression) => {
    expect(() => evaluate(expression, { trigger })).toThrow(TypeError);
  });

  it("sort and reverse a copy", () => {
    const list = [3, 1, 2];
    expect(evaluate("trigger.list.sort()", { trigger: { list } })).toEqual([1, 2, 3]);
    expect(evaluate("trigger.list.sort((a, b) => b - a)", { trigger: { list } })).toEqual([3, 2, 1]);
    expect(evaluate("trigger.list.reverse()", { trigger: { list } })).toEqual([2, 1, 3]);
    expect(list).toEqual([3, 1, 2]);
  });

  it("work as in JavaScript", () => {
    expect(evaluate("trigger.items.map((x, i) => x.name.trim() + i)", { trigger })).toEqual(["b0", "a1"]);
    expect(evaluate("trigger.items.flatMap(x => x.tags).join('-')", { trigger })).toBe("x-y");
    expect(evaluate("trigger.items.find(x => x.id === 2).name.trim().padStart(3, '.')", { trigger })).toBe(
      "..a",
    );
    expect(evaluate("trigger.list.reduce((sum, n) => sum + n)", { trigger })).toBe(6);
    expect(evaluate("trigger.list.concat([[4]], 5).flat().at(-1)", { trigger })).toBe(5);
    expect(evaluate("'a-b-c'.split('-').toReversed().includes('b')")).toBe(true);
    expect(evaluate("'a.b.c'.replaceAll('.', '$&$&')")).toBe("a..b..c");
    expect(evaluate("'\u0065\u0301'.normalize().length")).toBe(1);
    expect(evaluate("[[1, [2]], 3].flat(2)")).toEqual([1, 2, 3]);
    expect(evaluate("'ab'.repeat(2).concat('c', 1)")).toBe("ababc1");
    expect(evaluate("trigger.list.every(n => n > 0) && trigger.list.some(n => n > 2)", { trigger })).toBe(
      true,
    );
  });
});

describe("callbacks", () => {
  it("see the parameters of those around, innermost first", () => {
    expect(evaluate("[[1, 2], [3]].map((x, i) => x.map(x => x * 10 + i))")).toEqual([[10, 20], [31]]);
    expect(evaluate("[1].map(fetch => fetch)", { fetch: "hidden" })).toEqual([1]);
  });

  it("may name a parameter like a function, which stays the function where it is called", () => {
    expect(evaluate("[1, 2].reduce((sum, n) => sum + n, 0)")).toBe(3);
    expect(evaluate("[[1, 2], [3]].map(sum => sum(sum))")).toEqual([3, 3]);
    expect(codeOf("[[1, 2]].map(sum => sum(sum))")).toContain("(sum$) => sum(sum$)");
    expect(evaluate("[['b', 'a']].map(join => join.join(join[0]))")).toEqual(["bba"]);
    expect(evaluate("['a'].map(own => own.at)")).toEqual([undefined]);
  });

  it("of a reduction may add texts, step by step within bounds", () => {
    expect(codeOf("trigger.items.reduce((all, x) => all + x.name, '')")).toBe(
      'trigger.items?.reduce((all, x) => add(all, x?.name), "")',
    );
    expect(evaluate("trigger.items.reduce((all, x) => all + x.name, '')", { trigger })).toBe(" b  a ");
  });

  it("may give objects, also computed ones", () => {
    expect(
      evaluate("trigger.items.reduce((all, x) => ({ ...all, [x.name.trim()]: x.id }), {})", { trigger }),
    ).toEqual({ b: 1, a: 2 });
  });
});

describe("operators", () => {
  it("take conditions by truthiness", () => {
    expect(evaluate("[trigger.no, trigger.text, '', 0, []].map(x => x ? 1 : 0)", { trigger })).toEqual([
      0, 1, 0, 0, 1,
    ]);
    expect(evaluate("!trigger.no && trigger.flag", { trigger })).toBe(true);
  });

  it("add as in JavaScript", () => {
    expect(evaluate("1 + 2 + 'a' + 1 + 2")).toBe("3a12");
    expect(evaluate("trigger.list + trigger.no", { trigger })).toBe("3,1,2null");
    expect(evaluate("trigger.number + trigger.flag", { trigger })).toBe(8);
    expect(evaluate(`\`\${trigger.no} \${trigger.list}\``, { trigger })).toBe("null 3,1,2");
  });
});
