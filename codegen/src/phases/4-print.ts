/** The module as text: what a reader sees is what runs. */
import { breakLongLines } from "../break-lines.ts";
import { blockOf, Code, js, quote } from "../code.ts";
import { inset, laidOut } from "../insets.ts";
import { givenNames } from "../names.ts";
import { emitterExports } from "../runtime/files.ts";
import type { Program } from "./3-transform.ts";
import { readMarks, withoutComments } from "./4-print-marks.ts";
import { printScope } from "./4-print-scope.ts";
import { fileOf, Writing } from "./4-print-writing.ts";

export type Printed = {
  text: string;
  /** Modules of single nodes. */
  files: { [file: string]: string };
  /** Names by the run-time file they are imported from: `weft/http.js`. */
  imports: ReadonlyMap<string, string[]>;
  /** First and last line of every node's code, counted from 1; a container's include those of what it holds. */
  lines: { [nodeId: string]: { start: number; end: number } };
};

/** `importsFor`: names by the file they come from. */
export function print(
  program: Program,
  expressionFunctions: ReadonlySet<string>,
  importsFor: (names: Iterable<string>) => Map<string, string[]>,
): Printed {
  const writing = new Writing(program);
  const body = printScope(program.scope, writing);
  const code = withoutComments(body.text);
  const given = givenNames.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  const names = new Set(["runWorkflow", ...emitterNames(code), ...expressionFunctions]);
  const imports = importsFor(names);
  const head = [
    'import { WorkflowEntrypoint } from "cloudflare:workers";',
    ...[...imports].map(
      ([file, list]) => `import { ${list.toSorted().join(", ")} } from ${quote(`./${file}`)};`,
    ),
  ];
  const parameter = given.length === 0 ? "()" : `({ ${given.join(", ")} })`;
  const method = js`run(event, engine, host) ${blockOf(
    js`return runWorkflow(event, engine, host, async ${new Code(parameter)} => ${blockOf(body)});`,
  )}`;
  const marked = `${head.join("\n")}

export class Workflow extends WorkflowEntrypoint {
${inset(method.text)}
}
`;
  return { ...readMarks(breakLongLines(laidOut(marked))), imports, files: filesOf(program) };
}

const filesOf = ({ files }: Program): Printed["files"] =>
  Object.fromEntries(files.map(({ node, source = "" }) => [fileOf(node.id), source]));

/** What the bodies call of the run time; a string that holds such a name costs an import, no more. */
const emitterNames = (text: string): string[] => text.match(emitterName) ?? [];
const emitterName = new RegExp(`\\b(?:${emitterExports.join("|")})\\b`, "g");
