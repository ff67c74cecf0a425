/** The module as text: what a reader sees is what runs. */
import { Code, indent, objectLiteral, quote } from "../code.ts";
import type { NodePart, Program } from "./3-transform.ts";

export type Printed = {
  text: string;
  /** First and last line of every node's code, counted from 1. */
  lines: { [nodeId: string]: { start: number; end: number } };
};

/** `imports`: names by the file they come from, e.g. `weft/flow.js`. */
export function print(program: Program, imports: ReadonlyMap<string, string[]>): Printed {
  const out: string[] = [];
  const lines: Printed["lines"] = {};
  let line = 1;
  const write = (text: string) => {
    out.push(text);
    line += lineCount(text);
  };

  write('import { WorkflowEntrypoint } from "cloudflare:workers";');
  for (const [file, names] of imports)
    write(`import { ${names.toSorted().join(", ")} } from ${quote(`./${file}`)};`);
  write("\nexport class Workflow extends WorkflowEntrypoint {\n  async run(event, engine, host) {");
  write(`    const { ${locals(program)} } = begin(event, engine, host);`);
  for (const { id, variable } of program.triggers) write(`    const ${variable} = triggered(${quote(id)});`);
  if (program.nodes.length > 0) write(wrapped(program.nodes.map(({ variable }) => variable)));
  for (const node of program.nodes) {
    write("");
    const start = line;
    write(indent(nodeText(node), 2));
    lines[node.id] = { start, end: line - 1 };
  }
  const leaves = objectLiteral(program.leaves.map(({ id, variable }) => [id, new Code(variable)]));
  write(`\n    return finish(() => (${indent(leaves.text, 2).trimStart()}));\n  }\n}\n`);
  return { text: out.join("\n"), lines };
}

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** Of what `begin` gives, what this module uses. */
function locals({ nodes, triggers }: Program): string {
  const code = nodes.map(({ body }) => body.text).join("\n");
  const used = ["trigger", "run", "vars", "errors"].filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  const fixed = [...(nodes.length > 0 ? ["step", "node"] : []), "finish"];
  return [...fixed, ...used, ...(triggers.length > 0 ? ["triggered"] : [])].join(", ");
}

/** `let a, b, c;` over as many lines as it needs. */
function wrapped(names: readonly string[]): string {
  const rows: string[] = [];
  let row = "    let";
  for (const [index, name] of names.entries()) {
    const next = ` ${name}${index === names.length - 1 ? ";" : ","}`;
    if (row.length + next.length > 100) {
      rows.push(row);
      row = "     ";
    }
    row += next;
  }
  return [...rows, row].join("\n");
}

function nodeText({ id, name, after, body }: NodePart): string {
  const comment = commentOf(name);
  return `${comment ? `// ${comment}\n` : ""}node(${quote(id)}, [${after.map(quote).join(", ")}], async () => {
${indent(body.text, 1)}
});`;
}

/** A name as a comment: one line of letters, digits and harmless marks, or nothing. */
export const commentOf = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}\p{M} .,;:!?()&%+'"@#$€_–—-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
