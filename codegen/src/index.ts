/**
 * The compiler: parse → analyze → transform → print. Pure: no clock, no I/O, no DOM, and it never changes the graph.
 */
import { type Diagnostic, hasErrors, type Manifest } from "@weft/shared";
import { manifestOf } from "./manifest.ts";
import { parse } from "./phases/1-parse.ts";
import { analyze, everyNode } from "./phases/2-analyze.ts";
import { type Form, transform } from "./phases/3-transform.ts";
import { stepLimitFindings } from "./phases/3-transform-cost.ts";
import { print } from "./phases/4-print.ts";
import { importsFor, runtimeFiles } from "./runtime/files.ts";

export const mainModule = "workflow.js";
/** Changes with everything that changes the code a graph gives. */
export const compilerVersion = "0.2.0";
/** The version of the host that modules are written for; older modules keep working. */
export const hostProtocol = 1;

export type Compiled = {
  /** File name → source text; `null` where the graph has errors. */
  modules: { [file: string]: string } | null;
  mainModule: string;
  /** Step name, loop indices as `[*]` → node and phase. */
  steps: { [name: string]: { nodeId: string; phase?: string } };
  /** How many steps a run costs. */
  cost: { min: number; max: number };
  manifest: Manifest;
  diagnostics: Diagnostic[];
  /** First and last line of every node's code in the main module, counted from 1. */
  lines: { [nodeId: string]: { start: number; end: number } };
  triggers: string[];
};

/**
 * Compiles a graph document. A user's mistake is a diagnostic, never an exception. In the form `flat` every step is a
 * promise of its own, also where steps nest: both forms mean the same.
 */
export function compile(document: unknown, { form = "nested" }: { form?: Form } = {}): Compiled {
  const parsed = parse(document);
  const analysis = analyze(parsed.graph);
  const program = transform(analysis, form);
  const meant = parsed.isReadable ? [...analysis.diagnostics, ...stepLimitFindings(program.scope)] : [];
  const diagnostics = [...parsed.diagnostics, ...meant];
  const result = {
    mainModule,
    manifest: manifestOf(analysis),
    diagnostics,
    triggers: analysis.triggers.map(({ node }) => node.id),
  };
  if (hasErrors(diagnostics))
    return { ...result, modules: null, steps: {}, cost: { min: 0, max: 0 }, lines: {} };
  const functions = new Set([...everyNode(analysis.ordered)].flatMap(({ reads }) => [...reads.functions]));
  const { text, files, imports, lines } = print(program, functions, importsFor);
  return {
    ...result,
    modules: { [mainModule]: text, ...files, ...runtimeFiles(imports.keys(), files) },
    steps: program.steps,
    cost: program.cost,
    lines,
  };
}

export { type Completion, type Completions, completionsAt } from "./expressions/completions.ts";
export { type GraphScope, graphScope } from "./expressions/graph-scope.ts";
export { renameReferences } from "./expressions/rename-references.ts";
export { pathBefore, type Samples, sampleAt } from "./expressions/sample-at.ts";
export type { ExpressionScope } from "./expressions/scope.ts";
export { formSchema } from "./nodes/form-schema.ts";
export * from "./nodes/handles.ts";
export type { Category, Flow, Handle, NodeKind } from "./nodes/kind.ts";
export { kindOf, kinds } from "./nodes/registry.ts";
export { type PreviewSlot, type PreviewVariable, previewSlots } from "./preview.ts";
export { runGraph } from "./run-graph.ts";
export { neverBegun, packFailure, unpackFailure } from "./runtime/failure.js";
export { waitEventType } from "./runtime/wait.js";
export { runtimeScript } from "./runtime-script.ts";
export { slotFields } from "./slot-fields.ts";
export { storageDiagnostics } from "./storage.ts";
