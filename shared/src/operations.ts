/**
 * A draft is a document of nodes and edges by id, changed by operations. Undo and redo apply inverse operations,
 * autosave sends them, a whole graph put over the API is computed into them. Values are plain JSON; nothing is mutated.
 */
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";
import { equalJson, isObject, type Json } from "./json.ts";

export type Operation =
  | { op: "addNode"; node: GraphNode; at?: number }
  | { op: "removeNode"; id: string }
  /** Sets the field at `path`; without `value` it is deleted. */
  | { op: "setNode"; id: string; path: string[]; value?: Json }
  | { op: "addEdge"; edge: GraphEdge; at?: number }
  | { op: "removeEdge"; id: string }
  | { op: "setEdge"; id: string; path: string[]; value?: Json }
  | { op: "setGraph"; path: string[]; value?: Json };

/** The graph after `operations`; operations on ids that are not there are passed over. */
export function applyOperations(graph: Graph, operations: readonly Operation[]): Graph {
  return operations.reduce(apply, graph);
}

function apply(graph: Graph, operation: Operation): Graph {
  switch (operation.op) {
    case "addNode":
      return { ...graph, nodes: insert(graph.nodes, operation.node, operation.at) };
    case "removeNode":
      return { ...graph, nodes: graph.nodes.filter((node) => node.id !== operation.id) };
    case "setNode":
      return { ...graph, nodes: update(graph.nodes, operation) };
    case "addEdge":
      return { ...graph, edges: insert(graph.edges, operation.edge, operation.at) };
    case "removeEdge":
      return { ...graph, edges: graph.edges.filter((edge) => edge.id !== operation.id) };
    case "setEdge":
      return { ...graph, edges: update(graph.edges, operation) };
    case "setGraph":
      return setPath(graph, operation.path, operation.value) as Graph;
  }
}

function insert<T>(list: readonly T[], item: T, at = list.length): T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

function update<T extends { id: string }>(
  list: T[],
  change: { id: string; path: string[]; value?: Json },
): T[] {
  return list.map((item) => (item.id === change.id ? (setPath(item, change.path, change.value) as T) : item));
}

function setPath(target: unknown, path: readonly string[], value: Json | undefined): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: Record<string, unknown> = isObject(target) ? { ...target } : {};
  if (rest.length === 0 && value === undefined) {
    delete copy[key];
    return copy;
  }
  const next = rest.length === 0 ? value : setPath(own(copy, key), rest, value);
  return define(copy, key, next);
}

const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Assignment that keeps `__proto__` a plain data key. */
function define(object: Record<string, unknown>, key: string, value: unknown): Record<string, unknown> {
  return Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Operations that undo `operations` when applied to the graph they produced from `graph`. */
export function invertOperations(graph: Graph, operations: readonly Operation[]): Operation[] {
  const inverse: Operation[] = [];
  let now = graph;
  for (const operation of operations) {
    inverse.unshift(...invert(now, operation));
    now = apply(now, operation);
  }
  return inverse;
}

function invert(graph: Graph, operation: Operation): Operation[] {
  switch (operation.op) {
    case "addNode":
      return [{ op: "removeNode", id: operation.node.id }];
    case "addEdge":
      return [{ op: "removeEdge", id: operation.edge.id }];
    case "removeNode": {
      const at = graph.nodes.findIndex((node) => node.id === operation.id);
      const node = graph.nodes[at];
      return node ? [{ op: "addNode", node, at }] : [];
    }
    case "removeEdge": {
      const at = graph.edges.findIndex((edge) => edge.id === operation.id);
      const edge = graph.edges[at];
      return edge ? [{ op: "addEdge", edge, at }] : [];
    }
    case "setNode":
    case "setEdge": {
      const list: readonly { id: string }[] = operation.op === "setNode" ? graph.nodes : graph.edges;
      const item = list.find((candidate) => candidate.id === operation.id);
      return item ? [{ ...operation, ...formerValue(item, operation.path) }] : [];
    }
    case "setGraph":
      return [{ ...operation, ...formerValue(graph, operation.path) }];
  }
}

/** The deepest change that restores `path`: where a parent did not exist, the parent is deleted again. */
function formerValue(target: unknown, path: readonly string[]): { path: string[]; value: Json | undefined } {
  let at: unknown = target;
  for (const [depth, key] of path.entries()) {
    if (!isObject(at) || !Object.hasOwn(at, key)) return { path: path.slice(0, depth + 1), value: undefined };
    at = at[key];
    if (depth < path.length - 1 && !isObject(at))
      return { path: path.slice(0, depth + 1), value: at as Json };
  }
  return { path: [...path], value: at as Json };
}

/**
 * The operations that lead from one graph to another, objects field by field, arrays as a whole. What changed its place
 * among the others is removed and added again.
 */
export function diffGraphs(from: Graph, to: Graph): Operation[] {
  return [
    ...removals(from.edges, to.edges).map((id): Operation => ({ op: "removeEdge", id })),
    ...removals(from.nodes, to.nodes).map((id): Operation => ({ op: "removeNode", id })),
    ...changes(from.nodes, to.nodes, (node, at): Operation => ({ op: "addNode", node, at }), "setNode"),
    ...changes(from.edges, to.edges, (edge, at): Operation => ({ op: "addEdge", edge, at }), "setEdge"),
    ...fieldChanges(rest(from), rest(to)).map((change): Operation => ({ op: "setGraph", ...change })),
  ];
}

function rest(graph: Graph): Record<string, unknown> {
  const { nodes: _nodes, edges: _edges, ...others } = graph;
  return others;
}

function removals(from: readonly { id: string }[], to: readonly { id: string }[]): string[] {
  const kept = keptInOrder(from, to);
  return from.filter((item) => !kept.has(item.id)).map((item) => item.id);
}

/** Ids that are in both lists and in the same order in both. */
function keptInOrder(from: readonly { id: string }[], to: readonly { id: string }[]): Set<string> {
  const places = new Map(from.map((item, at) => [item.id, at]));
  const kept = new Set<string>();
  let last = -1;
  for (const { id } of to) {
    const place = places.get(id) ?? -1;
    if (place <= last) continue;
    kept.add(id);
    last = place;
  }
  return kept;
}

function changes<T extends { id: string }>(
  from: readonly T[],
  to: readonly T[],
  add: (item: T, at: number) => Operation,
  op: "setNode" | "setEdge",
): Operation[] {
  const kept = keptInOrder(from, to);
  const before = new Map(from.filter((item) => kept.has(item.id)).map((item) => [item.id, item]));
  return to.flatMap((item, at) => {
    const old = before.get(item.id);
    if (!old) return [add(item, at)];
    return fieldChanges(old, item).map((change): Operation => ({ op, id: item.id, ...change }));
  });
}

type FieldChange = { path: string[]; value?: Json };

function fieldChanges(from: object, to: object, path: string[] = []): FieldChange[] {
  const old = from as Record<string, unknown>;
  const now = to as Record<string, unknown>;
  const found: FieldChange[] = [];
  for (const key of Object.keys(old)) if (!Object.hasOwn(now, key)) found.push({ path: [...path, key] });
  for (const key of Object.keys(now)) {
    const before = own(old, key);
    const after = now[key];
    if (Object.hasOwn(old, key) && equalJson(before, after)) continue;
    if (isObject(before) && isObject(after)) found.push(...fieldChanges(before, after, [...path, key]));
    else found.push({ path: [...path, key], value: after as Json });
  }
  return found;
}
