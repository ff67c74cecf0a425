/**
 * Pasting copied steps. It rewrites what their expressions say, for which it needs the parser of expressions: a module
 * of its own, fetched when something is pasted for the first time.
 */
import { kindOf } from "@weft/codegen";
import {
  deriveNodeId,
  type Graph,
  type GraphEdge,
  type GraphNode,
  limits,
  type Operation,
} from "@weft/shared";
import { boundsOf, type Point, snapped } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { placementOf } from "../../canvas/placement.ts";
import { stepName } from "../../canvas/step-name.ts";
import { edgeIds, freshEdge } from "./fresh-edge.ts";
import { renameInParams } from "./rename-in-params.ts";

export type Pasted = { operations: Operation[]; ids: string[] };

/**
 * Adds copies of `steps`, their bounds beginning at `at` on the canvas, into a container where they may lie in one.
 * Copies get ids of their own, and expressions among them name the copies; what they say of steps outside is left as it
 * is.
 */
export function pasteSteps(graph: Graph, steps: Graph, at: Point, containerId: string | null = null): Pasted {
  const taken = new Set(graph.nodes.map((node) => node.id));
  const ids = new Map<string, string>();
  for (const node of steps.nodes) {
    const id = deriveNodeId(taken.has(node.id) ? stepName(node) : node.id, taken);
    taken.add(id);
    ids.set(node.id, id);
  }
  const { parentOf, depthOf } = containerTree(steps);
  const { rects } = placementOf(steps);
  const levels = 1 + Math.max(0, ...steps.nodes.map((node) => depthOf(node.id)));
  const around = containerId === null ? 0 : containerTree(graph).depthOf(containerId) + 1;
  const fits = around + levels - 1 <= limits.containerLevels;
  const { x, y } = boundsOf([...rects.values()]);
  const nodes = steps.nodes.map((node) => {
    const parent = parentOf.get(node.id);
    if (parent !== undefined) return copyOf(node, ids, node.position, ids.get(parent));
    const into = fits && kindOf(node.type)?.flow !== "trigger" ? (containerId ?? undefined) : undefined;
    const origin = placementOf(graph).originOf(into);
    const place = { x: node.position.x - x + at.x - origin.x, y: node.position.y - y + at.y - origin.y };
    return copyOf(node, ids, snapped(place), into);
  });
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

function copyOf(
  node: GraphNode,
  ids: ReadonlyMap<string, string>,
  position: Point,
  parent: string | undefined,
): GraphNode {
  const { parentId: _, ...rest } = node;
  return {
    ...rest,
    ...(parent === undefined ? {} : { parentId: parent }),
    id: ids.get(node.id) as string,
    position,
    data: renameInParams(node, ids).data,
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
