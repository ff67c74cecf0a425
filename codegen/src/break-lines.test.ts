import { parse } from "acorn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakLongLines } from "./break-lines.ts";

const long = "x".repeat(80);

describe("a line that is too long", () => {
  it("is broken at the literal that is its last argument", () => {
    expect(
      breakLongLines(`  call(one, { name: "${long}", list: [1, 2], text: "a, (b" });`).split("\n"),
    ).toEqual(["  call(one, {", `    name: "${long}",`, "    list: [1, 2],", '    text: "a, (b",', "  });"]);
  });

  it("is broken behind the arrow of a function that is its last argument", () => {
    expect(
      breakLongLines(`const it = await step.do("it", once, () => listOf("${long}"));`).split("\n"),
    ).toEqual(['const it = await step.do("it", once, () =>', `  listOf("${long}"),`, ");"]);
  });

  it("gets a block where it is a statement behind its condition", () => {
    expect(
      breakLongLines(`if (!wait.answered) await step.wait("ask", { type: "${long.slice(20)}" });`).split(
        "\n",
      ),
    ).toEqual(["if (!wait.answered) {", `  await step.wait("ask", { type: "${long.slice(20)}" });`, "}"]);
  });

  it("stays whole where it is a comment or one text", () => {
    for (const line of [`// (${long}, ${long})`, `const it = "${long}(${long})";`])
      expect(breakLongLines(line)).toBe(line);
  });
});

const text = fc.string({ unit: fc.constantFrom(..."ab(){}[],;`$\\\"'/"), maxLength: 12 });

/** Expressions of brackets in brackets, with texts that look like them. */
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie("expression");
  const list = fc.array(inner, { maxLength: 4 });
  return {
    expression: fc.oneof(
      { maxDepth: 4 },
      text.map((value) => JSON.stringify(value)),
      fc.tuple(text, inner).map(([value, hole]) => {
        const escaped = value.replace(/[\\`$]/g, "\\$&");
        return `\`${escaped}\${${hole}}${escaped}\``;
      }),
      fc.constantFrom("fetch_order?.body?.total", "index", "null"),
      list.map((items) => `[${items.join(", ")}]`),
      list.map((items) => `call(${items.join(", ")})`),
      list.map((items) => `{ ${items.map((item, at) => `key_${at}: ${item}`).join(", ")} }`),
      inner.map((item) => `all(first, (item) => (${item}))`),
      inner.map((item) => `all(first, async () => ({ item: ${item} }))`),
      fc.tuple(inner, inner).map(([a, b]) => `(${a} ?? ${b})`),
    ),
  };
});

it("means the same when it is broken, whatever stands in its texts", () => {
  fc.assert(
    fc.property(expression, fc.boolean(), (value, isIf) => {
      const line = isIf ? `if (${value}) call(${value});` : `const it = ${value};`;
      const broken = breakLongLines(line);
      expect(meaning(broken)).toEqual(meaning(line));
      if (line.length <= 110) expect(broken).toBe(line);
    }),
    { numRuns: 2000 },
  );
});

/** The tree without places; a statement in a block is that statement. */
const meaning = (code: string): unknown =>
  JSON.parse(
    JSON.stringify(parse(code, { ecmaVersion: 2023, sourceType: "module" }), (key, value) => {
      if (key === "start" || key === "end") return undefined;
      return value?.type === "BlockStatement" && value.body.length === 1 ? value.body[0] : value;
    }),
  );
