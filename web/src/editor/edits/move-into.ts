import { kindOf, type NodeKind } from "@weft/codegen";
import { applyOperations, type Graph, type GraphNode, limits, type Operation } from "@weft/shared";
import { boundsOf, type Point } from "../../canvas/card-geometry.ts";
import { containerTree, insideOf, levelsIn } from "../../canvas/container-tree.ts";
import { placementOf, withinFrame } from "../../canvas/placement.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";

/** Why a step cannot lie in a container; `null` if it can. */
export type HoldProblem = "trigger" | "tooDeep" | "itself";

export function holdProblem(graph: Graph, node: GraphNode, containerId: string | null): HoldProblem | null {
  if (containerId === null) return null;
  if (kindOf(node.type)?.flow === "trigger") return "trigger";
  if (containerId === node.id || insideOf(graph, [node.id]).has(containerId)) return "itself";
  const levels = containerTree(graph).depthOf(containerId) + 1 + levelsIn(graph, node.id);
  return levels > limits.containerLevels ? "tooDeep" : null;
}

/** Why a new step of a kind cannot lie in a container. */
export const newStepProblem = (
  graph: Graph,
  kind: NodeKind,
  containerId: string | null,
): HoldProblem | null =>
  holdProblem(graph, { id: "", type: kind.type, position: { x: 0, y: 0 }, data: {} }, containerId);

/** Of these steps those that are moved by themselves: not what lies in another one of them or undoes one. */
export function movedRoots(graph: Graph, ids: Iterable<string>): GraphNode[] {
  const all = new Set(ids);
  const inside = insideOf(graph, all);
  const { ownerOf } = undoLanes(graph);
  return graph.nodes.filter((node) => all.has(node.id) && !inside.has(node.id) && !ownerOf.has(node.id));
}

/**
 * Puts steps, with all in them and all that undoes them, into a container, or onto the canvas (`null`), where they are
 * drawn or at `positions` (counted from where they lie now). Wires that would cross a border are cut.
 */
export function moveInto(
  graph: Graph,
  ids: Iterable<string>,
  containerId: string | null,
  positions: ReadonlyMap<string, Point> = new Map(),
): { operations: Operation[]; cut: string[] } {
  const { parentOf } = containerTree(graph);
  const { lanes } = undoLanes(graph);
  const { originOf } = placementOf(graph);
  const to = originOf(containerId ?? undefined);
  const moved = movedRoots(graph, ids);
  const places = moved.map((node): Point => {
    const from = originOf(parentOf.get(node.id));
    const at = positions.get(node.id) ?? node.position;
    return { x: at.x + from.x - to.x, y: at.y + from.y - to.y };
  });
  const { x, y } = boundsOf(places.map((place) => ({ ...place, width: 0, height: 0 })));
  const inside = containerId === null ? { x, y } : withinFrame({ x, y });
  const operations = moved.flatMap((node, index): Operation[] => {
    const place = places[index] as Point;
    const position = { x: place.x - x + inside.x, y: place.y - y + inside.y };
    return [
      { op: "setNode", id: node.id, path: ["position"], value: position },
      ...[node.id, ...(lanes.get(node.id) ?? [])].map((id) => setParent(id, containerId)),
    ];
  });
  const cut = crossingWires(applyOperations(graph, operations), new Set(moved.map((node) => node.id)));
  return { operations: [...operations, ...cut.map((id): Operation => ({ op: "removeEdge", id }))], cut };
}

const setParent = (id: string, containerId: string | null): Operation => ({
  op: "setNode",
  id,
  path: ["parentId"],
  ...(containerId === null ? {} : { value: containerId }),
});

function crossingWires(graph: Graph, ids: ReadonlySet<string>): string[] {
  const { parentOf } = containerTree(graph);
  return graph.edges
    .filter(({ source, target }) => ids.has(source) || ids.has(target))
    .filter(({ source, target }) => parentOf.get(source) !== parentOf.get(target))
    .map((edge) => edge.id);
}
