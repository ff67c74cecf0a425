import { type ExpressionScope, type GraphScope, graphScope, kindOf } from "@weft/codegen";
import type { Graph, GraphNode, Json } from "@weft/shared";
import { createContext, useContext } from "react";
import type { RecordedRun } from "../../preview/recorded-run.ts";
import { passValues } from "./pass-values.ts";

/** Where a field's expressions stand: `body` in the container's body, else before the step. */
export type Standing = { scope: Omit<ExpressionScope, "allowSecrets">; samples: { [root: string]: Json } };

/** What the expressions of one step may read, with values of the latest run. */
export type DataScope = {
  step: Standing;
  body: Standing;
  /** What a person calls the step of an id. */
  nameOf: (id: string) => string | undefined;
};

export const DataScopeContext = createContext<DataScope | null>(null);
export const useDataScope = (): DataScope | null => useContext(DataScopeContext);

/** The steps whose output has been there when `id` runs, nearest first. */
export function upstreamIds(graph: Graph, id: string): string[] {
  const node = graph.nodes.find((each) => each.id === id);
  return node ? [...graphScope(graph, node).upstream] : [];
}

/** `outputs` are those of the latest run by node; `recorded` is that run where passes of loops are known. */
type Known = { outputs: { readonly [nodeId: string]: Json }; recorded: RecordedRun | null };

/** The scope of a step's expressions. */
export function dataScope(
  graph: Graph,
  node: GraphNode,
  known: Known,
  nameOf: (node: GraphNode) => string,
): DataScope {
  const byId = new Map(graph.nodes.map((each) => [each.id, each]));
  const standing = (scope: GraphScope): Standing => ({
    scope: expressionScope(node, scope, new Set(byId.keys())),
    samples: {
      ...triggerSample(graph, known.outputs),
      ...known.outputs,
      ...passValues(node, scope, known.recorded),
    },
  });
  return {
    step: standing(graphScope(graph, node)),
    body: standing(graphScope(graph, node, { body: true })),
    nameOf: (id) => {
      const found = byId.get(id);
      return found && nameOf(found);
    },
  };
}

function triggerSample(graph: Graph, outputs: Known["outputs"]): { trigger?: Json } {
  const fired = graph.nodes.find(
    ({ id, type }) => kindOf(type)?.flow === "trigger" && outputs[id] !== undefined,
  );
  return fired ? { trigger: outputs[fired.id] as Json } : {};
}

const expressionScope = (
  node: GraphNode,
  { upstream, loops, isUndo }: GraphScope,
  nodes: ReadonlySet<string>,
): Standing["scope"] => ({
  upstream,
  nodes,
  loops: loops.map(({ id, hasItem }) => ({ id, index: "index", ...(hasItem ? { item: "item" } : {}) })),
  allowNondeterminism: !isUndo && (kindOf(node.type)?.nondeterminism ?? false),
  hasFailure: isUndo,
  variable: (id) => id,
  errorVariable: (id) => id,
  place: "",
  now: "now",
});
