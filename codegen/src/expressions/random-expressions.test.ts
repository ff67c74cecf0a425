import { parseExpressionAt } from "acorn";
import fc from "fast-check";
import { expect, it } from "vitest";
import { codeOf, compileText, run } from "../../test/evaluate.ts";
import { payloads } from "../../test/payloads.ts";
import { data, randomExpression, randomText } from "../../test/random-expression.ts";
import { shapeOf } from "../../test/shape.ts";
import { evaluateTree } from "../../test/tree-evaluator.ts";

const variables = { trigger: data.trigger, fetch: data.fetch, sum$: data.sum };
const outcomeOf = (evaluation: () => unknown) => {
  try {
    return { value: evaluation() };
  } catch (error) {
    return { failure: (error as Error).name };
  }
};

it("what is emitted means what the tree means", () => {
  fc.assert(
    fc.property(randomExpression(3), (expression) => {
      const actual = outcomeOf(() => run(codeOf(expression), variables));
      expect(actual).toEqual(outcomeOf(() => evaluateTree(expression, { ...data })));
    }),
    { numRuns: 3000 },
  );
});

it("no text makes the compiler throw, and what it emits is one expression", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        randomText,
        randomText.map((text) => `{{ ${text} }}`),
      ),
      (text) => {
        const { code, findings } = compileText(text, { allowSecrets: true });
        for (const { start, end } of findings)
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        const node = parseExpressionAt(`${code.text}\n;`, 0, { ecmaVersion: 2023, sourceType: "module" });
        expect(`${code.text}\n;`.slice(node.end).replace(/^\)+/, "")).toBe("\n;");
      },
    ),
    { numRuns: 3000 },
  );
});

const anyText = fc
  .array(fc.oneof(fc.constantFrom(...payloads), fc.string({ unit: "binary", maxLength: 5 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(""));

/** The module that a text becomes part of. */
const moduleWith = (code: string) => `export const value = () => (${code});`;

it("literal text stays text, whatever it says", () => {
  const benign = shapeOf(moduleWith(compileText("text{{ trigger.number }}text").code.text));
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      fc.pre(![before, after].some((text) => text === "" || text.includes("{{") || text.endsWith("{")));
      const { code } = compileText(`${before}{{ trigger.number }}${after}`);
      expect(shapeOf(moduleWith(code.text))).toEqual(benign);
      expect(code.text).not.toMatch(/[\n\r\u2028\u2029\u202e\0]|<\/script|<!--/);
      expect(run(code.text, variables)).toBe(`${before}7${after}`);
    }),
    { numRuns: 2000 },
  );
});

it("string literals, templates and keys in expressions stay text, whatever they say", () => {
  const print = (text: string) => {
    const literal = JSON.stringify(text);
    const template = `\`${text.replace(/[\\`$]/g, "\\$&").replace(/\r/g, "\\r")}\``;
    return `{{ [${literal}, ${template}, { ["k" + ${literal}]: 1 }, trigger[${literal} + trigger.number]] }}`;
  };
  const benign = shapeOf(moduleWith(compileText(print("text")).code.text));
  fc.assert(
    fc.property(anyText, (text) => {
      const { code, findings } = compileText(print(text));
      expect(findings).toEqual([]);
      expect(shapeOf(moduleWith(code.text))).toEqual(benign);
      expect(run(code.text, variables)).toEqual([text, text, { [`k${text}`]: 1 }, undefined]);
    }),
    { numRuns: 2000 },
  );
});

it.each(payloads)("%j is text in every place, and nothing of it runs", (payload) => {
  const { code } = compileText(`${payload}{{ ${JSON.stringify(payload)} }}${payload}`);
  expect(run(code.text)).toBe(payload.repeat(3));
  expect(Object.hasOwn(globalThis, "p")).toBe(false);
});
