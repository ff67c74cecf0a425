/** Steps as text, so that they travel between workflows, windows and people. */
import { renameReferences } from "@weft/codegen";
import {
  deriveNodeId,
  type Graph,
  type GraphEdge,
  type GraphNode,
  isObject,
  type Json,
  type Operation,
} from "@weft/shared";
import { boundsOf, cardRect, type Point, snapped } from "../../canvas/card-geometry.ts";
import { stepName } from "../../canvas/step-name.ts";
import { readableGraph } from "../../store/readable-graph.ts";
import { edgeIds, freshEdge } from "./fresh-edge.ts";

export type Pasted = { operations: Operation[]; ids: string[] };

/** The steps and the wires among them as JSON. */
export function copySteps(graph: Graph, ids: ReadonlySet<string>): string {
  const nodes = graph.nodes.filter((node) => ids.has(node.id));
  const edges = graph.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target));
  return JSON.stringify({ schemaVersion: 1, nodes, edges }, null, 2);
}

/** The graph a clipboard's text holds: copied steps or a whole workflow; `null` if it is something else. */
export function readSteps(text: string): Graph | null {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(text);
    const graph = isObject(value) && isObject(value.graph) ? value.graph : value;
    if (!isObject(graph) || !Array.isArray(graph.nodes) || !Array.isArray(graph.edges)) return null;
    const { nodes, edges } = readableGraph(graph as unknown as Graph);
    const named = nodes.filter((node) => typeof node.id === "string");
    return named.length > 0 ? { schemaVersion: 1, nodes: named, edges } : null;
  } catch {
    // Text that is no JSON is simply nothing to paste.
    return null;
  }
}

/**
 * Adds copies of `steps`, their bounds beginning at `at`. Copies get ids of their own, and expressions among them name
 * the copies; what they say of steps outside is left as it is.
 */
export function pasteSteps(graph: Graph, steps: Graph, at: Point): Pasted {
  const taken = new Set(graph.nodes.map((node) => node.id));
  const ids = new Map<string, string>();
  for (const node of steps.nodes) {
    const id = deriveNodeId(taken.has(node.id) ? stepName(node) : node.id, taken);
    taken.add(id);
    ids.set(node.id, id);
  }
  const { x, y } = boundsOf(steps.nodes.map(cardRect));
  const place = (node: GraphNode) =>
    snapped({ x: node.position.x - x + at.x, y: node.position.y - y + at.y });
  const nodes = steps.nodes.map((node) => copyOf(node, ids, place(node)));
  const edges = edgeIds(graph);
  return {
    ids: nodes.map((node) => node.id),
    operations: [
      ...nodes.map((node): Operation => ({ op: "addNode", node })),
      ...steps.edges.flatMap((edge): Operation[] => {
        const copy = wireOf(edge, ids, edges);
        return copy ? [{ op: "addEdge", edge: copy }] : [];
      }),
    ],
  };
}

function copyOf(node: GraphNode, ids: ReadonlyMap<string, string>, position: Point): GraphNode {
  const { parentId, ...rest } = node;
  const parent = parentId === undefined ? undefined : ids.get(parentId);
  return {
    ...rest,
    ...(parent === undefined ? {} : { parentId: parent }),
    id: ids.get(node.id) as string,
    position,
    data: node.data.params
      ? { ...node.data, params: renamed(node.data.params, ids) as { [key: string]: Json } }
      : node.data,
  };
}

function renamed(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === "string") return renameReferences(value, ids);
  if (Array.isArray(value)) return value.map((item) => renamed(item, ids));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item as Json, ids)]));
}

function wireOf(edge: GraphEdge, ids: ReadonlyMap<string, string>, taken: Set<string>): GraphEdge | null {
  const source = ids.get(edge.source);
  const target = ids.get(edge.target);
  if (source === undefined || target === undefined) return null;
  const { id: _id, ...wire } = edge;
  const copy = freshEdge(taken, { ...wire, source, target });
  taken.add(copy.id);
  return copy;
}
