import { functionDocs } from "../../src/expressions/functions.ts";
import { methodDocs } from "../../src/expressions/methods.ts";

/** Functions and methods, from the lists that the checker and the completion use. */
export function expressionsPage(): string {
  const methods = (["string", "array"] as const).map((owner) => [
    owner === "string" ? "## Methods of text" : "## Methods of arrays",
    table(methodDocs.filter(({ of }) => of.includes(owner))),
  ]);
  return `${[
    "# Functions and methods",
    "What may be called in `{{ … }}`. [The workflow language](language.md#expressions) says what may be read there.\n`length` is a field: `trigger.body.lines.length`.",
    "## Functions",
    table(functionDocs),
    ...methods.flat(),
    "<sub>Made from the compiler's own lists by `pnpm vitest run --project codegen -u`.</sub>",
  ].join("\n\n")}\n`;
}

function table(docs: readonly { signature: string; summary: string }[]): string {
  const rows = docs.map(
    ({ signature, summary }) => `| \`${signature}\` | ${summary.replaceAll("|", "\\|")} |`,
  );
  return ["| call | gives |", "|---|---|", ...rows].join("\n");
}
