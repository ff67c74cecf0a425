import type { Graph, GraphNode } from "@weft/shared";
import type { Point } from "../../canvas/card-geometry.ts";
import { containersAround, containerTree } from "../../canvas/container-tree.ts";
import { contains, placementOf } from "../../canvas/placement.ts";

/** The innermost card at a point, for a wire from `fromId`: the containers around that step are its ground. */
export function cardUnder(graph: Graph, point: Point, fromId: string): string | undefined {
  const { rects } = placementOf(graph);
  const ground = new Set(containersAround(graph, fromId));
  const isHit = ({ id }: GraphNode) => {
    const rect = rects.get(id);
    return rect !== undefined && !ground.has(id) && contains(rect, point);
  };
  return containerTree(graph).ordered.findLast(isHit)?.id;
}
