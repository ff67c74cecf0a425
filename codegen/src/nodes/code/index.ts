import { limits } from "@weft/shared";
import { z } from "zod";
import { js } from "../../code.ts";
import type { NodeKind } from "../kind.ts";
import { json, param } from "../params.ts";

const initial = `export default (input, ctx) => {
  return input;
};
`;

export const code: NodeKind = {
  type: "code",
  flow: "linear",
  category: "actions",
  label: "Code",
  icon: "code-xml",
  description: "Runs a function in JavaScript or TypeScript.",
  docs: `A module whose default export is \`(input, ctx) => value\`, \`async\` if you like, in JavaScript or TypeScript. What it
returns is the output: JSON of at most 1 MiB; a function, a \`Map\` or \`NaN\` in it is a failure. \`ctx.log\` writes to the
run's log, \`ctx.run\` and \`ctx.attempt\` tell which run and attempt this is, \`ctx.fetch\` is the only network. There are no
imports. What the code throws names the line and is tried again; code that never ends fails with \`CpuExceeded\` and is not.`,
  params: z.strictObject({
    source: param(z.string().min(1), { title: "Code", control: "code" }),
    input: json({ title: "Input", default: {} }).optional(),
  }),
  defaults: { source: initial },
  outputs: () => [{ id: "out", label: "" }],
  failable: true,
  retries: true,
  nondeterminism: true,
  handles: () => ["out"],
  source: "source",
  // What it fetches nobody can tell from its text.
  hosts: () => ["*"],
  summary: ({ source }) => lines(source),
  steps: () => [{}],
  attempt: ({ file, param: value, raw }) =>
    js`runCode(context, () => import(${file}), ${raw.input === undefined ? js`{}` : value("input")})`,
};

function lines(source: unknown): string {
  const count = typeof source === "string" ? source.slice(0, limits.codeBytes).trim().split("\n").length : 0;
  return count === 1 ? "1 line" : `${count} lines`;
}
