import { describe, expect, it } from "vitest";
import { evaluate, refusals } from "../../test/evaluate.ts";

describe("what leads out of the data", () => {
  it.each([
    "constructor",
    "constructor.constructor('return process')()",
    "constructor['constructor']('return process')()",
    "constructor",
    "__proto__",
    "prototype",
    "trigger.constructor",
    "trigger.constructor",
    "trigger.constructor.constructor('return 1')()",
    "''['constructor']['constructor']('return 1')()",
    "trigger['constructor']",
    'trigger["con" + "structor"]',
    "trigger['con' + ('struc' + 'tor')]",
    "trigger[`constructor`]",
    "trigger[`con${'structor'}`]",
    "trigger['\\u0063onstructor']",
    "trigger.\\u0063onstructor",
    "trigger['\\x5f_proto__']",
    "trigger.__proto__",
    "trigger.__proto__.polluted",
    "trigger.a.prototype",
    "trigger.a.map(x => x.constructor)",
    "trigger.a.constructor()",
    "trigger.a['constructor']()",
    "trigger.a?.['constructor']?.('x')",
    "{ __proto__: trigger }",
    "{ '__proto__': trigger }",
    "{ ['__proto__']: trigger }",
    "{ [`__proto__`]: trigger }",
    "{ constructor: 1 }",
    "{ prototype: 1 }",
    "__proto__('a')",
    "(x => x).constructor('return 1')()",
  ])("is forbidden where it can be seen: %s", (expression) => {
    expect(refusals(expression)).toContain("forbidden_member");
  });

  it.each([
    "constructor.constructor('return process')()",
    "trigger['con' + 'structor']('x')()",
    "trigger.constructor.constructor('x')()",
  ])("is the only thing that is said of %s", (expression) => {
    expect(refusals(expression)).toEqual(["forbidden_member"]);
  });

  it("is undefined where its name is computed in the run", () => {
    for (const key of ["__proto__", "prototype", "constructor"]) {
      expect(evaluate("trigger[trigger.key]", { trigger: { key } })).toBeUndefined();
      expect(
        evaluate("trigger[trigger.key]", { trigger: JSON.parse(`{ "key": "${key}", "${key}": 1 }`) }),
      ).toBeUndefined();
      expect(evaluate("'a'[trigger.key]", { trigger: { key } })).toBeUndefined();
      expect(evaluate("trigger.list[trigger.key]", { trigger: { key, list: [] } })).toBeUndefined();
    }
    expect(evaluate("trigger['CONSTRUCTOR'.toLowerCase()]")).toBeUndefined();
    expect(evaluate("trigger[['constructor']]")).toBeUndefined();
    expect(evaluate("trigger[['__proto__'].join('')]")).toBeUndefined();
  });

  it("cannot be reached through the functions either", () => {
    for (const key of ["__proto__", "constructor", "prototype", "toString"]) {
      const trigger = { key, list: [{ k: key }] };
      expect(evaluate("has(trigger, trigger.key)", { trigger })).toBe(false);
      expect(evaluate("pick(trigger, [trigger.key])", { trigger })).toEqual({});
      expect(Object.getPrototypeOf(evaluate("groupBy(trigger.list, x => x.k)", { trigger }))).toBe(
        Object.prototype,
      );
      expect(Object.getPrototypeOf(evaluate("{ [trigger.key]: { polluted: 1 } }", { trigger }))).toBe(
        Object.prototype,
      );
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it("stays data where it is a key of the data", () => {
    const trigger = JSON.parse('{ "__proto__": { "polluted": 1 }, "a": 1 }');
    for (const expression of [
      "merge(trigger, {})",
      "omit(trigger, [])",
      "pick(trigger, ['__proto__', 'a'])",
      "{ ...trigger }",
    ]) {
      const value = evaluate(expression, { trigger }) as object;
      expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":1},"a":1}');
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect("polluted" in value).toBe(false);
    }
    expect(evaluate("keys(groupBy(['__proto__'], x => x))")).toEqual(["__proto__"]);
  });
});

describe("functions as values", () => {
  it.each([
    "trigger.map",
    "trigger.list.map",
    "''.trim",
    "trigger['to' + 'String']",
    "values(trigger).map(x => x.bind)",
    "[].at.call",
  ])("cannot be had: %s", (expression) => {
    expect(JSON.stringify(evaluate(expression, { trigger: { list: [] } })) ?? "undefined").not.toContain(
      "function",
    );
    expect(evaluate(`typeof (${expression})`, { trigger: { list: [] } })).not.toBe("function");
  });

  it("cannot come back from a callback", () => {
    expect(refusals("coalesce(x => x)")).toEqual(["expression_syntax"]);
    expect(refusals("[1].concat(x => x)")).toEqual(["expression_syntax"]);
    expect(refusals("trigger.a ?? (x => x)")).toEqual(["expression_syntax"]);
  });
});
