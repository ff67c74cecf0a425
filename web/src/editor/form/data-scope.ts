import { type ExpressionScope, kindOf } from "@weft/codegen";
import type { Graph, GraphNode, Json } from "@weft/shared";
import { createContext, useContext } from "react";

/** What the expressions of one step may read, with values of the latest run. */
export type DataScope = {
  scope: Omit<ExpressionScope, "allowSecrets">;
  samples: { [root: string]: Json };
  /** What a person calls the step of an id. */
  nameOf: (id: string) => string | undefined;
};

export const DataScopeContext = createContext<DataScope | null>(null);
export const useDataScope = (): DataScope | null => useContext(DataScopeContext);

/** The steps whose output has been there when `id` runs, nearest first. */
export function upstreamIds(graph: Graph, id: string): string[] {
  const sources = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const known = sources.get(edge.target);
    if (known) known.push(edge.source);
    else sources.set(edge.target, [edge.source]);
  }
  const found = new Set<string>();
  let front = [id];
  while (front.length > 0) {
    const before = front.flatMap((target) => sources.get(target) ?? []);
    front = [...new Set(before)].filter((source) => source !== id && !found.has(source));
    for (const source of front) found.add(source);
  }
  return [...found];
}

/** The scope of a step's expressions. `outputs` are those of the latest run by node. */
export function dataScope(
  graph: Graph,
  node: GraphNode,
  outputs: { readonly [nodeId: string]: Json },
  nameOf: (node: GraphNode) => string,
): DataScope {
  const byId = new Map(graph.nodes.map((each) => [each.id, each]));
  const fired = graph.nodes.find(
    (each) => kindOf(each.type)?.flow === "trigger" && outputs[each.id] !== undefined,
  );
  return {
    scope: {
      upstream: new Set(upstreamIds(graph, node.id)),
      nodes: new Set(byId.keys()),
      loops: [],
      allowNondeterminism: kindOf(node.type)?.nondeterminism ?? false,
      variable: (id) => id,
      place: "",
      now: "now",
    },
    samples: { ...outputs, ...(fired ? { trigger: outputs[fired.id] as Json } : {}) },
    nameOf: (id) => {
      const found = byId.get(id);
      return found && nameOf(found);
    },
  };
}
