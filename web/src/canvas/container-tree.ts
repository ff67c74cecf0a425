/**
 * Who lies in which container. A draft may say what cannot be: a container that is missing, that holds nothing, or
 * that lies in itself. Such a step lies on the canvas.
 */
import { isContainer } from "@weft/codegen";
import type { Graph, GraphNode } from "@weft/shared";
import { perGraph } from "./per-graph.ts";

export type ContainerTree = {
  byId: ReadonlyMap<string, GraphNode>;
  /** The container a step lies in; nothing for one on the canvas. */
  parentOf: ReadonlyMap<string, string>;
  /** What lies directly in a container; `null` for the canvas. */
  childrenOf: (id: string | null) => readonly GraphNode[];
  /** Containers around a step. */
  depthOf: (id: string) => number;
  /** Containers before what lies in them. */
  ordered: readonly GraphNode[];
};

export const containerTree = perGraph((graph): ContainerTree => {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const parentOf = new Map<string, string>();
  for (const node of graph.nodes) {
    const parent = node.parentId === undefined ? undefined : byId.get(node.parentId);
    if (parent && isContainer(parent) && !liesInItself(byId, node)) parentOf.set(node.id, parent.id);
  }
  const children = new Map<string | null, GraphNode[]>();
  for (const node of graph.nodes) {
    const key = parentOf.get(node.id) ?? null;
    const known = children.get(key);
    if (known) known.push(node);
    else children.set(key, [node]);
  }
  const depths = new Map<string, number>();
  const ordered = [...(children.get(null) ?? [])];
  for (const node of ordered) {
    const parent = parentOf.get(node.id);
    depths.set(node.id, parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1);
    ordered.push(...(children.get(node.id) ?? []));
  }
  return {
    byId,
    parentOf,
    childrenOf: (id) => children.get(id) ?? [],
    depthOf: (id) => depths.get(id) ?? 0,
    ordered,
  };
});

function liesInItself(byId: ReadonlyMap<string, GraphNode>, node: GraphNode): boolean {
  const seen = new Set<string>();
  for (let at = node.parentId; at !== undefined && !seen.has(at); at = byId.get(at)?.parentId) {
    if (at === node.id) return true;
    seen.add(at);
  }
  return false;
}

/** Everything inside these containers, at any depth, without themselves. */
export function insideOf(graph: Graph, ids: Iterable<string>): Set<string> {
  const { childrenOf } = containerTree(graph);
  const found = new Set<string>();
  const open = [...ids];
  for (const id of open)
    for (const child of childrenOf(id)) {
      found.add(child.id);
      open.push(child.id);
    }
  return found;
}

/** The containers around a step, the innermost first. */
export function containersAround(graph: Graph, id: string): string[] {
  const { parentOf } = containerTree(graph);
  const found: string[] = [];
  for (let at = parentOf.get(id); at !== undefined; at = parentOf.get(at)) found.push(at);
  return found;
}

/** How many levels lie in a step: 0 for one that holds nothing. */
export function levelsIn(graph: Graph, id: string): number {
  const children = containerTree(graph).childrenOf(id);
  return children.length === 0 ? 0 : 1 + Math.max(...children.map((child) => levelsIn(graph, child.id)));
}
