import { applyOperations, type Graph, type GraphNode, type Operation } from "@weft/shared";
import { boundsOf, gap } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { placementOf } from "../../canvas/placement.ts";
import { freeCorner } from "./free-place.ts";
import { movedRoots, moveInto } from "./move-into.ts";

type Move = { operations: Operation[]; cut: string[] };

/** Takes steps out of the containers they lie in, and puts them below those. Those on the canvas stay. */
export function takeOut(graph: Graph, ids: Iterable<string>): Move {
  const roots = movedRoots(graph, ids);
  const { parentOf } = containerTree(graph);
  const all: Move = { operations: [], cut: [] };
  let now = graph;
  for (const containerId of new Set(roots.flatMap((node) => parentOf.get(node.id) ?? []))) {
    const nodes = roots.filter((node) => parentOf.get(node.id) === containerId);
    const { operations, cut } = below(now, containerId, nodes);
    all.operations.push(...operations);
    all.cut.push(...cut);
    now = applyOperations(now, operations);
  }
  return all;
}

function below(graph: Graph, containerId: string, nodes: readonly GraphNode[]): Move {
  const { byId, parentOf } = containerTree(graph);
  const { originOf, blockOf } = placementOf(graph);
  const outer = parentOf.get(containerId) ?? null;
  const frame = blockOf(byId.get(containerId) as GraphNode);
  const bounds = boundsOf(nodes.map(blockOf));
  const corner = freeCorner(graph, { ...bounds, x: frame.x, y: frame.y + frame.height + gap.y }, outer);
  const [from, to] = [originOf(containerId), originOf(outer ?? undefined)];
  const places = new Map(
    nodes.map((node) => [
      node.id,
      {
        x: node.position.x - bounds.x + corner.x + to.x - from.x,
        y: node.position.y - bounds.y + corner.y + to.y - from.y,
      },
    ]),
  );
  return moveInto(graph, places.keys(), outer, places);
}
