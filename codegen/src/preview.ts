/** The expressions of one node as the compiler emits them, each by itself, for whoever wants to know their values. */
import type { Graph, GraphNode } from "@weft/shared";
import { Code } from "./code.ts";
import { compileExpressionText } from "./expressions/compile-expression-text.ts";
import { type GraphScope, graphScope } from "./expressions/graph-scope.ts";
import type { ExpressionScope } from "./expressions/scope.ts";
import { outputVariable } from "./names.ts";
import { isTemplate } from "./nodes/params.ts";
import { kindOf } from "./nodes/registry.ts";
import { type Slot, walkParams } from "./nodes/walk-params.ts";

export type PreviewSlot = {
  /** As diagnostics write it: `params.headers[0].value`. */
  field: string;
  /** What was compiled. */
  text: string;
  /** One JavaScript expression. It calls the functions of `runtimeScript()`, and `secret(name)`. */
  code: string;
  /** What each variable of the code stands for. */
  variables: PreviewVariable[];
  /** The loops around, outermost first. */
  loops: string[];
  /** Whether everything it reads is recorded: `now()` and `uuid()` are not. */
  recorded: boolean;
};

export type PreviewVariable = { name: string } & (
  | { is: "output"; nodeId: string; loops: string[] }
  | { is: "failure"; nodeId: string; loops: string[] }
  | { is: "item" | "index"; loop: string }
);

/** Every text with expressions in a node's params that has no errors. The graph may have any. */
export function previewSlots(graph: Graph, nodeId: string): PreviewSlot[] {
  const node = graph.nodes.find(({ id }) => id === nodeId);
  const kind = node && kindOf(node.type);
  if (!node || !kind) return [];
  const scopes = [false, true].map((body) => graphScope(graph, node, { body }));
  const found: PreviewSlot[] = [];
  walkParams(kind.params, node.data.params ?? {}, {
    slot: (slot) => {
      const scope = scopes[slot.meta.scope === "body" ? 1 : 0] as GraphScope;
      if (isTemplate(slot.text)) found.push(...compiled(slot, { graph, node, scope }));
      return nothing;
    },
    credential: () => nothing,
    visit: () => undefined,
  });
  return found;
}

const nothing = new Code("undefined");

type Context = { graph: Graph; node: GraphNode; scope: GraphScope };

function compiled({ text, path, meta }: Slot, context: Context): PreviewSlot[] {
  const { graph, scope } = context;
  const place = { path, allowSecrets: meta.secrets === true };
  const { code, findings, references, errors, usesNow, uuids } = compileExpressionText(
    text,
    meta.expression === "value" ? "value" : "text",
    expressionScope(context, place),
  );
  if (findings.length > 0) return [];
  const loopsOf = (nodeId: string) => {
    const other = graph.nodes.find(({ id }) => id === nodeId);
    return other ? graphScope(graph, other).loops.map(({ id }) => id) : [];
  };
  const outputs = [...references].map((nodeId): PreviewVariable => {
    return { name: outputVariable(nodeId), is: "output", nodeId, loops: loopsOf(nodeId) };
  });
  const failures = [...errors].map((nodeId): PreviewVariable => {
    return { name: errorVariable(nodeId), is: "failure", nodeId, loops: loopsOf(nodeId) };
  });
  const passes = scope.loops.flatMap(({ id, hasItem }): PreviewVariable[] => [
    ...(hasItem ? [{ name: itemVariable(id), is: "item" as const, loop: id }] : []),
    { name: indexVariable(id), is: "index", loop: id },
  ]);
  return [
    {
      field: `params.${path}`,
      text,
      code: code.text,
      variables: [...outputs, ...failures, ...passes],
      loops: scope.loops.map(({ id }) => id),
      recorded: !usesNow && uuids === 0,
    },
  ];
}

const itemVariable = (loop: string): string => `$item_${loop}`;
const indexVariable = (loop: string): string => `$index_${loop}`;
const errorVariable = (nodeId: string): string => `$error_${nodeId}`;

function expressionScope(
  { graph, node, scope }: Context,
  { path, allowSecrets }: { path: string; allowSecrets: boolean },
): ExpressionScope {
  return {
    upstream: scope.upstream,
    nodes: new Set(graph.nodes.map(({ id }) => id)),
    loops: scope.loops.map(({ id, hasItem }) => ({
      id,
      index: indexVariable(id),
      ...(hasItem ? { item: itemVariable(id) } : {}),
    })),
    allowSecrets,
    allowNondeterminism: !scope.isUndo && (kindOf(node.type)?.nondeterminism ?? false),
    hasFailure: scope.isUndo,
    variable: outputVariable,
    errorVariable,
    place: `${node.id}.${path}`,
    now: "now",
  };
}
