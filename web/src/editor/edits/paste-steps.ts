/**
 * Pasting copied steps. It rewrites what their expressions say, for which it needs the parser of expressions: a module
 * of its own, fetched when something is pasted for the first time.
 */
import {
  deriveNodeId,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type Json,
  type Operation,
} from "@weft/shared";
import { boundsOf, cardRect, type Point, snapped } from "../../canvas/card-geometry.ts";
import { stepName } from "../../canvas/step-name.ts";
import { edgeIds, freshEdge } from "./fresh-edge.ts";
import { renameInValue } from "./rename-in-value.ts";

export type Pasted = { operations: Operation[]; ids: string[] };

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
      ? { ...node.data, params: renameInValue(node.data.params, ids) as { [key: string]: Json } }
      : node.data,
  };
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
