/** A graph as the interpreter looks at it: children, wires, undo chains, and who is a leaf. */
import { type Graph, type GraphEdge, type GraphNode, sourceHandle } from "@weft/shared";

export type GraphView = {
  node: (id: string) => GraphNode;
  /** Nodes directly inside a container, or at the top. Undo nodes are no part of the flow. */
  childrenOf: (container: string | undefined) => GraphNode[];
  incoming: (id: string) => GraphEdge[];
  outgoing: (id: string) => GraphEdge[];
  hasErrorEdge: (id: string) => boolean;
  /** Rule 9: no outgoing edge, `error` and `undo` not counted. */
  isLeaf: (node: GraphNode) => boolean;
  /** The actions that undo a node, in order. */
  undoChain: (id: string) => string[];
};

export const triggerTypes = new Set(["manual", "called", "webhook", "schedule", "form", "event"]);

export function viewOf({ nodes, edges }: Graph): GraphView {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const from = grouped(edges, ({ source }) => source);
  const to = grouped(edges, ({ target }) => target);
  const chain = (id: string, handle: string): string[] =>
    (from.get(id) ?? [])
      .filter((edge) => sourceHandle(edge) === handle)
      .flatMap(({ target }) => [target, ...chain(target, "out")]);
  const undoing = new Set(nodes.flatMap(({ id }) => chain(id, "undo")));
  const flowing = nodes.filter(({ id, type }) => type !== "note" && !undoing.has(id));
  const children = grouped(flowing, ({ parentId }) => parentId);
  const leads = (edge: GraphEdge) => !["error", "undo"].includes(sourceHandle(edge));
  return {
    node: (id) => byId.get(id) as GraphNode,
    childrenOf: (container) => children.get(container) ?? [],
    incoming: (id) => to.get(id) ?? [],
    outgoing: (id) => (from.get(id) ?? []).filter((edge) => sourceHandle(edge) !== "undo"),
    hasErrorEdge: (id) => (from.get(id) ?? []).some((edge) => sourceHandle(edge) === "error"),
    isLeaf: ({ id, type }) => !triggerTypes.has(type) && !(from.get(id) ?? []).some(leads),
    undoChain: (id) => chain(id, "undo"),
  };
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
