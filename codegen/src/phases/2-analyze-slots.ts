import type { GraphNode } from "@weft/shared";
import { compileExpressionText } from "../expressions/compile-expression-text.ts";
import type { ExpressionScope, LoopScope } from "../expressions/scope.ts";
import type { NodeKind } from "../nodes/kind.ts";
import type { ParamMeta } from "../nodes/params.ts";
import type { SlotCompiler } from "./2-analyze-params.ts";

/** What the expressions of one node may read, and how the module spells it. */
export type NodeScope = {
  node: GraphNode;
  kind: NodeKind;
  ids: ReadonlySet<string>;
  upstream: ExpressionScope["upstream"];
  /** Of a container: what its body holds besides, for params that are evaluated there. */
  body: { upstream: ExpressionScope["upstream"]; loops: readonly LoopScope[] } | undefined;
  /** Loops around the node, the outermost first. */
  loops: readonly LoopScope[];
  /** Whether the node undoes another. */
  isUndo: boolean;
  variable: ExpressionScope["variable"];
  errorVariable: ExpressionScope["errorVariable"];
  hasFailed: NonNullable<ExpressionScope["hasFailed"]>;
  now: string;
};

/** Compiles the expressions of one node's params in the scope in which they stand. */
export function slotCompiler(scope: NodeScope): SlotCompiler {
  return ({ text, path, meta }, reads) => {
    const mode = meta.expression === "value" ? "value" : "text";
    const compiled = compileExpressionText(text, mode, expressionScope(scope, path, meta));
    for (const name of compiled.references) reads.nodes.add(name);
    for (const name of compiled.errors) reads.errors.add(name);
    for (const name of compiled.functions) reads.functions.add(name);
    for (const name of compiled.secrets) reads.secrets.add(name);
    reads.usesNow ||= compiled.usesNow;
    reads.usesFailure ||= compiled.usesFailure;
    return {
      code: compiled.code,
      constant: compiled.findings.length === 0 && isConstant(text, compiled),
      findings: compiled.findings,
    };
  };
}

function expressionScope(scope: NodeScope, path: string, meta: ParamMeta): ExpressionScope {
  const { node, kind, ids, upstream, body, loops, isUndo, variable, errorVariable, hasFailed } = scope;
  const inBody = meta.scope === "body" ? body : undefined;
  return {
    upstream: inBody?.upstream ?? upstream,
    nodes: ids,
    loops: inBody?.loops ?? loops,
    allowSecrets: meta.secrets === true,
    // What undoes a step has no step of its own that could record them.
    allowNondeterminism: kind.nondeterminism && !isUndo,
    hasFailure: isUndo,
    variable,
    errorVariable,
    hasFailed,
    place: `${node.id}.${path}`,
    get now() {
      return scope.now;
    },
  };
}

/** Reads nothing that differs from run to run. */
function isConstant(text: string, compiled: ReturnType<typeof compileExpressionText>): boolean {
  const { references, errors, secrets, usesNow, usesFailure, uuids } = compiled;
  return (
    references.size + errors.size + secrets.size + uuids === 0 &&
    !usesNow &&
    !usesFailure &&
    !/\b(trigger|run|vars|item|index)\b/.test(text)
  );
}
