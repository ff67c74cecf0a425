/** What the expressions of one node may read, told from the graph alone, which may be half drawn. */
import { type Graph, type GraphEdge, type GraphNode, sourceHandle } from "@weft/shared";
import { kindOf } from "../nodes/registry.ts";

export type GraphScope = {
  /** Ids of the nodes whose outputs can be read, the nearest first. */
  upstream: Set<string>;
  /** The loops around, outermost first; `hasItem`: whether it goes through the items of a list. */
  loops: { id: string; hasItem: boolean }[];
  /** Whether the node undoes another, and so reads `error`. */
  isUndo: boolean;
};

/** `body`: as the container's own params see it that are evaluated after a pass of its body. */
export function graphScope(graph: Graph, node: GraphNode, { body = false } = {}): GraphScope {
  const byId = new Map(graph.nodes.map((each) => [each.id, each]));
  const containers = containersOf(node, byId);
  const upstream = new Set<string>();
  if (body) for (const child of graph.nodes) if (child.parentId === node.id) upstream.add(child.id);
  const incoming = incomingIn(graph);
  for (const { id } of [node, ...containers]) addSources(id, incoming, upstream);
  upstream.delete(node.id);
  const around = [...(body ? [node] : []), ...containers].toReversed();
  return { upstream, loops: around.flatMap(loopOf), isUndo: undoes(node.id, incoming) };
}

/** The containers around a node, the innermost first. */
function containersOf(node: GraphNode, byId: ReadonlyMap<string, GraphNode>): GraphNode[] {
  const found: GraphNode[] = [];
  let parent = byId.get(node.parentId ?? "");
  while (parent && parent !== node && !found.includes(parent)) {
    found.push(parent);
    parent = byId.get(parent.parentId ?? "");
  }
  return found;
}

function loopOf({ id, type }: GraphNode): GraphScope["loops"] {
  const variables = kindOf(type)?.passVariables;
  return variables ? [{ id, hasItem: variables.includes("item") }] : [];
}

type Incoming = ReadonlyMap<string, readonly GraphEdge[]>;

function incomingIn(graph: Graph): Incoming {
  const incoming = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    const known = incoming.get(edge.target);
    if (known) known.push(edge);
    else incoming.set(edge.target, [edge]);
  }
  return incoming;
}

/** Adds what comes before a node, step by step backwards. */
function addSources(id: string, incoming: Incoming, found: Set<string>): void {
  let front = [id];
  while (front.length > 0) {
    const before = front.flatMap((target) => (incoming.get(target) ?? []).map(({ source }) => source));
    front = [...new Set(before)].filter((source) => source !== id && !found.has(source));
    for (const source of front) found.add(source);
  }
}

/** What undoes a step is led to from its `undo`, or follows what is. */
function undoes(id: string, incoming: Incoming): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const [edge, ...more]: readonly GraphEdge[] = incoming.get(at) ?? [];
    if (!edge || more.length > 0) return false;
    if (sourceHandle(edge) === "undo") return true;
    at = edge.source;
  }
  return false;
}
