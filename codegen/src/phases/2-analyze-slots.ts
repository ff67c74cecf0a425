import type { GraphNode } from "@weft/shared";
import { compileExpressionText } from "../expressions/compile-expression-text.ts";
import type { ExpressionScope } from "../expressions/scope.ts";
import { outputVariable, safeLocal } from "../names.ts";
import type { NodeKind } from "../nodes/kind.ts";
import type { ParamMeta } from "../nodes/params.ts";
import type { Ancestors } from "./2-analyze-order.ts";
import type { SlotCompiler } from "./2-analyze-params.ts";

type Context = { node: GraphNode; kind: NodeKind; ids: ReadonlySet<string>; ancestors: Ancestors };

/** Compiles the expressions of one node's params in the scope in which they stand. */
export function slotCompiler(context: Context): SlotCompiler {
  const upstream = context.ancestors.upstream(context.node.id);
  return ({ text, path, meta }, reads) => {
    const scope = { ...scopeOf(context, upstream, meta), place: `${context.node.id}.${path}` };
    const compiled = compileExpressionText(text, meta.expression === "value" ? "value" : "text", scope);
    for (const name of compiled.references) reads.nodes.add(name);
    for (const name of compiled.functions) reads.functions.add(name);
    for (const name of compiled.secrets) reads.secrets.add(name);
    reads.usesNow ||= compiled.usesNow;
    return { code: compiled.code, constant: isConstant(text, compiled), findings: compiled.findings };
  };
}

export function scopeOf(
  { node, kind, ids }: Omit<Context, "ancestors">,
  upstream: ExpressionScope["upstream"],
  meta: ParamMeta,
): ExpressionScope {
  return {
    upstream,
    nodes: ids,
    loops: [],
    allowSecrets: meta.secrets === true,
    allowNondeterminism: kind.nondeterminism,
    variable: outputVariable,
    place: node.id,
    now: safeLocal("now", ids),
  };
}

/** Reads nothing that differs from run to run. */
function isConstant(text: string, compiled: ReturnType<typeof compileExpressionText>): boolean {
  const { references, secrets, usesNow, uuids } = compiled;
  return (
    references.size + secrets.size + uuids === 0 &&
    !usesNow &&
    !/\b(trigger|run|vars|item|index)\b/.test(text)
  );
}
