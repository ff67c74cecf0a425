import { describe, expect, it } from "vitest";
import { codeOf, compileText, evaluate, refusals } from "../../test/evaluate.ts";

describe("the grammar", () => {
  it.each([
    ["assignment", "trigger.a = 1"],
    ["assignment", "trigger.a += 1"],
    ["counting up", "trigger.a++"],
    ["counting down", "--trigger.a"],
    ["new", "new Date()"],
    ["this", "this"],
    ["this inside a callback", "trigger.a.map(x => this)"],
    ["a regular expression", "/a/"],
    ["a regular expression as argument", "trigger.a.split(/,/)"],
    ["await", "await trigger"],
    ["yield", "yield 1"],
    ["a function", "trigger.a.map(function (x) { return x })"],
    ["an async arrow function", "trigger.a.map(async x => x)"],
    ["a block", "trigger.a.map(x => { return x })"],
    ["a class", "class {}"],
    ["a sequence", "trigger.a, trigger.b"],
    ["a sequence in parentheses", "(trigger.a, trigger.b)"],
    ["a tagged template", "upper`a`"],
    ["import", 'import("x")'],
    ["import.meta", "import.meta.url"],
    ["super", "super.x"],
    ["new.target", "new.target"],
    ["void", "void 0"],
    ["delete", "delete trigger.a"],
    ["in", '"a" in trigger'],
    ["instanceof", "trigger instanceof trigger"],
    ["bitwise or", "trigger.a | 1"],
    ["bitwise and", "trigger.a & 1"],
    ["bitwise xor", "trigger.a ^ 1"],
    ["a shift", "trigger.a << 1"],
    ["a big integer", "10n"],
    ["an array with holes", "[1,,2]"],
    ["a method in an object", "{ a() { return 1 } }"],
    ["a getter", "{ get a() { return 1 } }"],
    ["a spread argument", "min(...trigger.a)"],
    ["an arrow function as a value", "x => x"],
    ["an arrow function in an object", "{ f: x => x }"],
    ["an arrow function called at once", "(x => x)(1)"],
    ["an arrow function where none is taken", "len(x => x)"],
    ["an arrow function as a second argument", "trigger.a.reduce(0, x => x)"],
    ["an arrow function as a value of another", "trigger.a.map(x => y => x)"],
    ["a pattern as parameter", "trigger.a.map(({ id }) => id)"],
    ["an array pattern as parameter", "trigger.a.map(([a]) => a)"],
    ["a default of a parameter", "trigger.a.map((x = 1) => x)"],
    ["a rest parameter", "trigger.a.map((...x) => x)"],
    ["a reserved parameter", "trigger.a.map(trigger => 1)"],
    ["a parameter with a dollar", "trigger.a.map($x => 1)"],
    ["a statement", "if (trigger) 1"],
    ["a declaration", "let a = 1"],
    ["two expressions", "1; 2"],
    ["a private name", "trigger.#a"],
    ["a hashbang", "#! p"],
  ])("does not have %s: %s", (_, expression) => {
    const codes = refusals(expression);
    expect(codes).not.toEqual([]);
    expect(new Set(codes)).toEqual(new Set(["expression_syntax"]));
  });

  it("names what it does not allow", () => {
    expect(compileText("{{ new Date() }}").findings[0]?.message).toBe("`new` is not allowed.");
    expect(compileText("{{ trigger.a | 1 }}").findings[0]?.message).toContain("`|`");
    expect(compileText("{{ /a/ }}").findings[0]?.message).toContain("Regular expressions");
  });

  it("points at what is wrong by offsets in the text", () => {
    const text = "Hi {{ trigger.a }}, {{ 1 + (trigger.b = 2) }}";
    const [finding] = compileText(text).findings;
    expect(text.slice(finding?.start, finding?.end)).toBe("trigger.b = 2");
  });

  it("is no deeper than 64 levels", () => {
    const path = (levels: number) => `trigger${".a".repeat(levels - 1)}`;
    expect(refusals(path(64))).toEqual([]);
    expect(refusals(path(65))).toEqual(["expression_syntax"]);
    expect(refusals(`${"!".repeat(63)}trigger`)).toEqual([]);
    expect(refusals(`${"!".repeat(64)}trigger`)).toEqual(["expression_syntax"]);
  });
});

describe("the printed code", () => {
  it.each([
    ["fetch.body.total > 1000", "fetch?.body?.total > 1000"],
    ["trigger?.body?.['id']", "trigger.body?.id"],
    ["trigger.body['x-y'][0]", 'trigger.body?.["x-y"]?.[0]'],
    ["trigger.body[-1]", "trigger.body?.[-1]"],
    ["trigger.body.name ? 'a' : \"b\"", 'trigger.body?.name ? "a" : "b"'],
    ["trigger.a ?? 'none'", 'trigger.a ?? "none"'],
    ["(trigger.a || trigger.b) ?? 1", "(trigger.a || trigger.b) ?? 1"],
    ["trigger.a && (trigger.b || !trigger.c)", "trigger.a && (trigger.b || !trigger.c)"],
    ["((1 + 2)) * 3", "(1 + 2) * 3"],
    ["1 + (2 * 3)", "1 + 2 * 3"],
    ["1 - (2 - 3)", "1 - (2 - 3)"],
    ["(-1) ** 2", "(-1) ** 2"],
    ["- -1", "-(-1)"],
    ["2 ** 3 ** 2", "2 ** 3 ** 2"],
    ["(2 ** 3) ** 2", "(2 ** 3) ** 2"],
    ["typeof trigger.a === 'string'", 'typeof trigger.a === "string"'],
    ["(trigger.a ? 1 : 2) ? 3 : 4", "(trigger.a ? 1 : 2) ? 3 : 4"],
    [
      "{ a: 1, 'b-c': trigger.b, [trigger.k]: 2, ...trigger.o }",
      '{ a: 1, "b-c": trigger.b, [trigger.k]: 2, ...trigger.o }',
    ],
    ["[1, trigger.a]", "[1, trigger.a]"],
    ["trigger.name.trim().toUpperCase()", "toUpperCase(trigger.name?.trim())"],
    [
      "trigger.items.filter(x => x.open).map((x) => x.id)",
      "trigger.items?.filter((x) => x?.open)?.map((x) => x?.id)",
    ],
    ["trigger.items.map(x => ({ id: x.id }))", "trigger.items?.map((x) => ({ id: x?.id }))"],
    ["trigger.items.sort((a, b) => a.n - b.n)", "trigger.items?.toSorted((a, b) => a?.n - b?.n)"],
    ["trigger.items.reverse()", "trigger.items?.toReversed()"],
    [
      "trigger.lines.reduce((sum, line) => sum + line.price * line.count, 0)",
      "trigger.lines?.reduce((sum, line) => sum + line?.price * line?.count, 0)",
    ],
    ["trigger.tags.map(tag => tag.trim()).join(', ')", 'join(trigger.tags?.map((tag) => tag?.trim()), ", ")'],
    ["trigger.items.map(x => x.name.toLowerCase())", "trigger.items?.map((x) => toLowerCase(x?.name))"],
    [`\`Order \${trigger.id}\``, `\`Order \${trigger.id}\``],
    ["'Order ' + trigger.id", '"Order " + trigger.id'],
    ["trigger.count + 1", "trigger.count + 1"],
    ["trigger.price * 1.2 + fetch.tax * 2", "trigger.price * 1.2 + fetch?.tax * 2"],
    ["trigger.first + ' ' + trigger.last", 'add(trigger.first, " ", trigger.last)'],
    ["sum(trigger.items.map(x => x.price))", "sum(trigger.items?.map((x) => x?.price))"],
    ["fetch.error.message", "(fetchError ?? fetch?.error)?.message"],
    ["run.id", "run.id"],
    ["vars.region", "vars?.region"],
    ["trigger.toString", 'own(trigger, "toString")'],
    ["trigger[trigger.key]", "own(trigger, trigger.key)"],
  ])("of %s is %s", (expression, code) => {
    expect(codeOf(expression)).toBe(code);
  });

  it("keeps an optional call of a method optional", () => {
    expect(evaluate("trigger.n.trim?.()", { trigger: { n: 1 } })).toBeUndefined();
    expect(evaluate("trigger.n.join?.(',')", { trigger: { n: 1 } })).toBeUndefined();
    expect(evaluate("trigger.n.join?.(',')", { trigger: { n: [1, 2] } })).toBe("1,2");
    expect(() => evaluate("trigger.n.join?.(',')", { trigger: { n: { join: 1 } } })).toThrow(TypeError);
  });
});
