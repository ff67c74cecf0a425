import { limits } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { parseTemplate } from "./parse-template.ts";

const parts = (text: string) =>
  parseTemplate(text).parts.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const findings = (text: string) =>
  parseTemplate(text).findings.map(({ code, start, end, message }) => ({
    code,
    met: text.slice(start, end),
    message,
  }));

describe("a text with expressions", () => {
  it("is cut into literal text and expressions, with nothing lost between", () => {
    expect(parts("a {{ b }}c{{d}}")).toEqual([
      ["text", "a "],
      ["expression", "{{ b }}"],
      ["text", "c"],
      ["expression", "{{d}}"],
    ]);
  });

  it.each([
    "{{ '}}' }}",
    '{{ "}}" }}',
    "{{ `}}` }}",
    "{{ `$" + "{ '}}' }}}` }}",
    "{{ { a: { b: 1 }} }}",
    "{{ { a: { b: 1 }}}}",
    "{{ '\\'}}' }}",
    '{{ "{{" }}',
    "{{ a /* }} */ }}",
    "{{\n  a\n}}",
  ])("ends the expression in %s only where it parses completely", (text) => {
    expect(parts(text)).toEqual([["expression", text]]);
  });

  it("leaves single braces and closing braces alone", () => {
    expect(parts("{ a } }} {")).toEqual([["text", "{ a } }} {"]]);
  });

  it("refuses what is not closed, from its braces to the end of the text", () => {
    expect(findings("x {{ a.b")).toEqual([
      {
        code: "expression_syntax",
        met: "{{ a.b",
        message: "The expression is not closed. It ends with `}}`.",
      },
    ]);
    expect(findings("x {{ 'a }}")).toMatchObject([{ code: "expression_syntax", met: "'" }]);
    expect(findings("x {{")).toMatchObject([{ code: "expression_syntax", met: "{{" }]);
  });

  it("points at what does not belong into the expression", () => {
    expect(findings("x {{ a b }}")).toMatchObject([{ met: "b" }]);
    expect(findings("x {{ a + }}")).toMatchObject([{ met: "}" }]);
    expect(findings("x {{ a ** ** b }}")).toMatchObject([{ met: "**" }]);
    expect(findings("x {{ }} y")).toEqual([
      { code: "expression_syntax", met: "{{ }}", message: "The expression is empty." },
    ]);
  });

  it("goes on behind a broken expression and reports all of them", () => {
    expect(findings("{{ a b }} {{ ok }} {{ c d }}").map(({ met }) => met)).toEqual(["b", "d"]);
    expect(parts("{{ a b }} {{ ok }} {{ c d }}")).toContainEqual(["expression", "{{ ok }}"]);
  });
});

describe("the size of an expression", () => {
  it("may be 16 KiB in UTF-8 and not a byte more", () => {
    expect(findings(`{{"${"x".repeat(limits.expressionBytes - 2)}"}}`)).toEqual([]);
    expect(findings(`{{"${"x".repeat(limits.expressionBytes - 1)}"}}`)[0]?.message).toContain("16 KiB");
    expect(findings(`{{"${"é".repeat(limits.expressionBytes / 2)}"}}`)[0]?.message).toContain("16 KiB");
    expect(findings(`{{"${"x".repeat(60_000)}"}}`)[0]?.message).toContain("16 KiB");
  });

  it.each([
    ["parentheses", `${"(".repeat(10_000)}1${")".repeat(10_000)}`],
    ["open parentheses", "(".repeat(10_000)],
    ["arrays", `${"[".repeat(5000)}1${"]".repeat(5000)}`],
    ["signs", `${"- ".repeat(5000)}1`],
    ["sums", `1${"+1".repeat(5000)}`],
    ["templates", "`${".repeat(3000)],
    ["objects", "{a:".repeat(5000)],
    ["constructors", "new ".repeat(4000)],
    ["functions", "function(){".repeat(1000)],
    ["arrow functions", "x=>".repeat(5000)],
    ["blocks of arrow functions", "x=>{".repeat(3000)],
    ["choices", "a?b:".repeat(4000)],
    ["classes", "class extends ".repeat(1000)],
    ["imports", "import(".repeat(2000)],
    ["powers", `1${"**1".repeat(5000)}`],
    ["patterns", `${"[".repeat(4000)}a${"]".repeat(4000)}=>1`],
    ["groups of a regular expression", `/${"(".repeat(8000)}/`],
  ])("does not overflow the stack with thousands of nested %s", (_, expression) => {
    const started = performance.now();
    expect(findings(`{{ ${expression} }}`)).toMatchObject([{ code: "expression_syntax" }]);
    // Far above what it takes on a busy machine, far below what the nesting would cost if it were followed.
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("is counted in parentheses too", () => {
    const within = (levels: number) => `{{ ${"(".repeat(levels)}1${")".repeat(levels)} }}`;
    expect(findings(within(64))).toEqual([]);
    for (const levels of [200, 7000])
      expect(findings(within(levels))[0]?.message).toContain("nested more than 64 levels");
  });

  it("stays fast for a text full of openings", () => {
    const started = performance.now();
    for (const piece of ["{{", '{{"}}', "{{ a b }}", "{{`${"])
      parseTemplate(piece.repeat(65_536 / piece.length));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
