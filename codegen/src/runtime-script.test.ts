import { expect, it } from "vitest";
import { codeOf, evaluate, runtime } from "../test/evaluate.ts";
import { runtimeScript } from "./runtime-script.ts";

const linked = new Function(`return ${runtimeScript()};`)() as Record<string, unknown>;

it("gives every function that the code of expressions may call", () => {
  expect(Object.keys(linked)).toEqual(expect.arrayContaining(Object.keys(runtime)));
});

it.each([
  "sum([1, 2].map((n) => n * 2))",
  'formatDate("2024-05-01T12:00:00Z", "EEE dd MMM")',
  'hash({ a: [1, "é"] })',
  "[3, 1, 2].toSorted().join()",
  'parseJson("[1, 2]")[0] + text',
])("evaluates %s as the run time does", (expression) => {
  const scope = { fetch: undefined, text: "!" };
  const changes = { upstream: new Set(["text"]), variable: (id: string) => (id === "text" ? "text$" : id) };
  const values = { ...linked, text$: "!" };
  const code = codeOf(expression, changes);
  const own = new Function(...Object.keys(values), `return (${code});`)(...Object.values(values));
  expect(own).toEqual(evaluate(expression, { ...scope, text$: "!" }, changes));
});

it("keeps the bounds of the language", () => {
  const run = () => new Function("repeat", "return repeat('x', 1e9)")(linked.repeat);
  expect(run).toThrow(/more than 1 MiB/);
});
