import { expect, it } from "vitest";
import { compileSource } from "./compile-source.ts";

const textOf = (source: string): string => {
  const { text, findings } = compileSource(source);
  expect(findings).toEqual([]);
  return text;
};
const codesOf = (source: string): string[] => compileSource(source).findings.map(({ code }) => code);

/** Runs the default export of a compiled source with a guard that gives up after `budget` calls. */
function run(source: string, input: unknown = {}, budget = 1000): unknown {
  let left = budget;
  const guard = (cost = 1) => {
    left -= cost;
    if (left < 0) throw new Error("guarded");
  };
  const body = textOf(source)
    .replace(/^import \{ guard as (\$guard\$*) \} from "[^"]*"; /, "const $1 = guard; ")
    .replace("export default", "exported =");
  return new Function("guard", "input", `let exported; ${body}; return exported(input, {});`)(guard, input);
}

it("strips types and keeps every line where it was", () => {
  const source = `type Order = {\n  total: number;\n};\nexport default (input: { orders: Order[] }): number => {\n  let sum: number = 0;\n  for (const order of input.orders) sum += order.total;\n  return sum;\n};\n`;
  const text = textOf(source);
  expect(text.split("\n")).toHaveLength(source.split("\n").length);
  expect(text.split("\n")[6]).toBe("  return sum;");
  expect(run(source, { orders: [{ total: 2 }, { total: 3 }] })).toBe(5);
});

it.each([
  "export default () => { for (;;); };",
  "export default () => { while (true) {} };",
  "export default () => { do { } while (true); };",
  "export default () => { const f = () => f() + f(); const g = (n) => n === 0 ? 0 : g(n - 1) + g(n - 1); return g(40); };",
  "export default () => { outer: for (;;) { for (const x of [1]) continue outer; } };",
  "export default () => { function* more() { while (true) yield 1; } for (const x of more()) x; };",
  "export default () => { while (true) try { throw 1 } catch {} };",
  "export default class { constructor() { for (;;); } };"
    .replace("default class", "default () => new class")
    .replace(" };", " }();"),
])("lets no code run for ever: %s", (source) => {
  expect(() => run(source)).toThrow(/guarded/);
});

it.each([
  "export default async () => { while (true) await null; };",
  "export default async () => { const f = async () => { await null; return f(); }; await f(); };",
  "export default async () => { for await (const x of Array(10).fill(1)) x; };",
])("lets no code wait for ever without a pause: %s", async (source) => {
  await expect(run(source)).rejects.toThrow(/guarded/);
});

it("lets code wait as it was written", async () => {
  const source = `export default async (n) => {
    const a = await Promise.resolve(n.of)
    await (async () => null)()
    for (const x of await [1]) n.sum = x
    return { ...(await { b: a }), c: await (0, 7), sum: n.sum, all: await Promise.all([1, 2].map(async (x) => await x)) }
  };`;
  expect(await run(source, { of: 3 }, 5000)).toEqual({ b: 3, c: 7, sum: 1, all: [1, 2] });
});

it("changes nothing of what code does", () => {
  expect(
    run("export default (n) => [3, 1, 2].map((x) => ({ x })).filter(({ x }) => x > n.least);", { least: 1 }),
  ).toEqual([{ x: 3 }, { x: 2 }]);
  expect(run("export default () => { if (1) for (const x of [1]) if (x) return 'nested'; };")).toBe("nested");
  expect(run("export default () => (a => b => a + b)(1)(2);")).toBe(3);
  expect(run("const $guard = 4;\nexport default () => $guard;")).toBe(4);
});

it.each([
  ["export default () => {", "code_syntax"],
  ["export default (x: number => x;", "code_syntax"],
  ["const x = 1;", "code_syntax"],
  ["import x from 'y';\nexport default () => x;", "code_import"],
  ["export default () => import('y');", "code_import"],
  ["export default () => import.meta.url;", "code_import"],
  ["export const x = 1;\nexport default () => x;", "code_import"],
  ["export * from 'y';\nexport default () => 1;", "code_import"],
])("refuses %j with %s", (source, code) => {
  expect(codesOf(source)).toEqual([code]);
});

it("points at the place that was written, also behind types", () => {
  const source = "export default (input: { a: string }) => {\n  const x: number = 1; return import('y');\n};";
  const [finding] = compileSource(source).findings;
  expect(source.slice(finding?.start, finding?.end)).toBe("import('y')");
  const broken = "export default () => {\n  const = 1;\n};";
  const [syntax] = compileSource(broken).findings;
  expect(broken.slice(0, syntax?.start).split("\n")).toHaveLength(2);
});

it.each([
  "import x from 'node:fs';\nexport default () => 1;",
  "import type { X } from 'y';\nexport default () => 1;",
  "import y = require('z');\nexport default () => 1;",
])("refuses an import that nothing uses, or that is only of types: %j", (source) => {
  const [finding, ...others] = compileSource(source).findings;
  expect(others).toEqual([]);
  expect(finding?.code).toBe("code_import");
  expect(source.slice(finding?.start, finding?.end)).toMatch(/^import .*;$/);
});

it("takes no text and no comment for an import", () => {
  expect(compileSource("/*\nimport type x\n*/\nexport default () => `\nimport type y\n`;").findings).toEqual(
    [],
  );
});

it("refuses a first line for a shell", () => {
  expect(codesOf("#!/usr/bin/env node\nexport default () => 1;")).toEqual(["code_syntax"]);
});
