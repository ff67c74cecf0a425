import { CompletionContext } from "@codemirror/autocomplete";
import { javascript } from "@codemirror/lang-javascript";
import { EditorState } from "@codemirror/state";
import type { Json } from "@weft/shared";
import { expect, it } from "vitest";
import { codeCompletions } from "./code-completions.ts";

const order: Json = { lines: [{ sku: "A", price: 12.5 }], customer: { name: "Ada" }, "odd key": 1 };

/** Labels offered at `|`. */
async function offered(source: string, { input }: { input?: Json } = { input: order }): Promise<string[]> {
  const at = source.indexOf("|");
  const state = EditorState.create({
    doc: source.slice(0, at) + source.slice(at + 1),
    extensions: [javascript({ typescript: true })],
  });
  for (const complete of codeCompletions(() => ({ input, words: { log: "Writes a line." } }))) {
    const found = await complete(new CompletionContext(state, at, false));
    if (found) return found.options.map(({ label }) => label);
  }
  return [];
}

const body = (text: string) => `export default async (input: { a: string }, ctx) => {\n  ${text}\n};\n`;

it("offers the fields of the recorded input", async () => {
  expect(await offered(body("return input.|"))).toEqual(["lines", "customer"]);
  expect(await offered(body("return input.customer.n|"))).toEqual(["name"]);
  expect(await offered(body("return input?.lines[0].|"))).toEqual(["sku", "price"]);
  expect(await offered(body("return input.lines.map((line) => line.|)"))).toEqual(["sku", "price"]);
});

it("offers what lists and texts can do", async () => {
  expect(await offered(body("return input.lines.|"))).toEqual(
    expect.arrayContaining(["length", "map", "filter"]),
  );
  const ofText = await offered(body("return input.customer.name.|"));
  expect(ofText).toEqual(expect.arrayContaining(["length", "toUpperCase"]));
  expect(ofText).not.toContain("fontcolor");
});

it("offers what the context has", async () => {
  expect(await offered(body("ctx.|"))).toEqual(["log", "run", "attempt", "fetch"]);
  expect(await offered(body("ctx.log.|"))).toEqual(["debug", "info", "warn", "error"]);
  expect(await offered(body("ctx.run.|"))).toEqual(["id", "workflowId", "version", "startedAt"]);
});

it("knows both by the names the function gives them", async () => {
  expect(await offered("export default function run(order, { log, run: about }) { order.| }")).toEqual([
    "lines",
    "customer",
  ]);
  expect(await offered("export default function run(order, { log, run: about }) { about.| }")).toContain(
    "id",
  );
  expect(await offered("export default ({ customer: who }, { log }) => who.|;")).toEqual(["name"]);
  expect(await offered("export default ({ customer: who }, { log }) => { log.| };")).toContain("warn");
});

it("offers the names of the code itself, and nothing in texts or for what nobody knows", async () => {
  expect(await offered(body("const total = 1; return to|"))).toContain("total");
  expect(await offered(body('return "input.|"'))).toEqual([]);
  expect(await offered(body("// input.|"))).toEqual([]);
  expect(await offered(body("return other.|"))).toEqual([]);
  expect(await offered(body("return input.|"), {})).toEqual([]);
});
