/** From the source of a code step to the module that runs: types stripped, lines where they were, loops guarded. */
import { type AnyNode, type Options, type Program, parse } from "acorn";
import { transform } from "sucrase";
import { guarded } from "./guarded.ts";
import { placeOf, type SourceFinding, syntaxFinding } from "./source-finding.ts";
import { strippedImports } from "./stripped-imports.ts";
import { walkSource } from "./walk-source.ts";

const options: Options = { ecmaVersion: 2024, sourceType: "module", allowHashBang: false };

/** Types are stripped and nothing else; an import that nothing uses stays, to be refused. */
const typeScript = {
  transforms: ["typescript" as const],
  disableESTransforms: true,
  keepUnusedImports: true,
};

export type CompiledSource = {
  /** JavaScript; empty where there are findings. */
  text: string;
  findings: SourceFinding[];
};

/** Checked, compiled and printed in one go by different phases, so the latest are kept. */
const known = new Map<string, CompiledSource>();
const mostKnown = 64;

export function compileSource(source: string): CompiledSource {
  const before = known.get(source);
  if (before) return before;
  const compiled = compileAnew(source);
  if (known.size >= mostKnown) known.delete(known.keys().next().value as string);
  known.set(source, compiled);
  return compiled;
}

function compileAnew(source: string): CompiledSource {
  let text: string;
  let tree: Program;
  try {
    // Lines stay where they are, so that a failure names the line that was written.
    text = transform(source, typeScript).code;
    tree = parse(text, options);
  } catch (error) {
    return { text: "", findings: [furthest(syntaxFinding(source, error), plainFinding(source))] };
  }
  const findings = findingsIn(tree, text, source);
  return findings.length > 0 ? { text: "", findings } : { text: guarded(tree, text), findings };
}

/** What a parser of plain JavaScript has against it: a type it does not know, or what is really wrong. */
function plainFinding(source: string): SourceFinding | undefined {
  try {
    parse(source, options);
    return undefined;
  } catch (error) {
    return syntaxFinding(source, error);
  }
}

/** The parser that reads types gives up early where it tried something else first; who came further knows better. */
const furthest = (typed: SourceFinding, plain: SourceFinding | undefined): SourceFinding =>
  plain && plain.start > typed.start ? plain : typed;

const noImports =
  "A code step cannot import. Everything it needs stands in it; `ctx.fetch` reaches the network.";
const onlyDefault = "A code step exports its function as default, and nothing else.";

function findingsIn(tree: Program, text: string, source: string): SourceFinding[] {
  const findings: SourceFinding[] = [];
  const report = (node: AnyNode, code: SourceFinding["code"], message: string) =>
    findings.push({ code, message, ...placeOf(node, text, source) });
  walkSource(tree, (node) => {
    if (node.type === "ImportDeclaration" || node.type === "ImportExpression")
      report(node, "code_import", noImports);
    if (node.type === "ExportAllDeclaration" || node.type === "ExportNamedDeclaration")
      report(node, "code_import", onlyDefault);
    if (node.type === "MetaProperty" && node.meta.name === "import") report(node, "code_import", noImports);
  });
  for (const place of strippedImports(source, text))
    findings.push({ code: "code_import", message: noImports, ...place });
  const exported = tree.body.find((node) => node.type === "ExportDefaultDeclaration");
  if (!exported && findings.length === 0)
    findings.push({
      code: "code_syntax",
      message: "The code has no default export. Begin with `export default (input, ctx) => {`.",
      start: 0,
      end: Math.min(source.length, source.indexOf("\n") < 0 ? source.length : source.indexOf("\n")),
    });
  return findings;
}
