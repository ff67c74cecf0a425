import { type Graph, type GraphNode, sourceHandle } from "@weft/shared";
import { isAnnotation, type Rect } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { rectOf } from "../../canvas/placement.ts";

export type Direction = "left" | "right" | "up" | "down";

/**
 * The step an arrow key leads to: along the edges to the left and right, by place up and down. Down enters a container;
 * up, left from its first step and right from its last one leave it.
 */
export function walk(graph: Graph, fromId: string, direction: Direction): string | null {
  const { byId, parentOf, childrenOf } = containerTree(graph);
  const from = byId.get(fromId);
  if (!from) return null;
  if (direction === "down") {
    const first = topmost(graph, childrenOf(fromId));
    if (first) return first.id;
  }
  if (direction === "right" || direction === "left") {
    const linked = neighbours(graph, fromId, direction);
    if (linked.length > 0) return nearest(graph, from, linked);
  }
  const container = parentOf.get(fromId);
  const beside = childrenOf(container ?? null).filter(
    (node) => node !== from && liesTowards(graph, from, node, direction),
  );
  return nearest(graph, from, beside) ?? leave(graph, container, direction);
}

/** What lies next where nothing does inside a container: the container itself, or what lies beyond it. */
function leave(graph: Graph, container: string | undefined, direction: Direction): string | null {
  if (container === undefined) return null;
  const goesOn = direction === "right" || direction === "down";
  return goesOn ? walkPast(graph, container, direction) : container;
}

function walkPast(graph: Graph, id: string, direction: Direction): string | null {
  const { byId, parentOf, childrenOf } = containerTree(graph);
  const from = byId.get(id) as GraphNode;
  const linked = direction === "right" ? neighbours(graph, id, "right") : [];
  const beside = childrenOf(parentOf.get(id) ?? null).filter(
    (node) => node !== from && liesTowards(graph, from, node, direction),
  );
  const next = nearest(graph, from, linked) ?? nearest(graph, from, beside);
  return next ?? leave(graph, parentOf.get(id), direction);
}

/** Where arrow keys begin: the leftmost step. */
export function firstStep(graph: Graph): string | null {
  const steps = containerTree(graph)
    .childrenOf(null)
    .filter((node) => !isAnnotation(node));
  const first = steps.toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)[0];
  return first?.id ?? null;
}

/** Where one comes into a container: at the left, the upper one of two. */
function topmost(graph: Graph, nodes: readonly GraphNode[]): GraphNode | undefined {
  const at = (node: GraphNode): Rect => rectOf(graph, node.id);
  return nodes
    .filter((node) => !isAnnotation(node))
    .toSorted((a, b) => at(a).x - at(b).x || at(a).y - at(b).y)[0];
}

function neighbours(graph: Graph, id: string, direction: "left" | "right"): GraphNode[] {
  const ids = new Set(
    direction === "right"
      ? graph.edges
          .filter((edge) => edge.source === id && sourceHandle(edge) !== "undo")
          .map((edge) => edge.target)
      : graph.edges.filter((edge) => edge.target === id).map((edge) => edge.source),
  );
  return graph.nodes.filter((node) => ids.has(node.id));
}

function centre(graph: Graph, node: GraphNode) {
  const { x, y, width, height } = rectOf(graph, node.id);
  return { x: x + width / 2, y: y + height / 2 };
}

function liesTowards(graph: Graph, from: GraphNode, node: GraphNode, direction: Direction): boolean {
  const a = centre(graph, from);
  const b = centre(graph, node);
  switch (direction) {
    case "left":
      return b.x < a.x && a.x - b.x >= Math.abs(b.y - a.y);
    case "right":
      return b.x > a.x && b.x - a.x >= Math.abs(b.y - a.y);
    case "up":
      return b.y < a.y;
    case "down":
      return b.y > a.y;
  }
}

/** The nearest by distance, going sideways counting double. */
function nearest(graph: Graph, from: GraphNode, nodes: readonly GraphNode[]): string | null {
  const a = centre(graph, from);
  const distance = (node: GraphNode) => {
    const b = centre(graph, node);
    return Math.abs(b.x - a.x) * 2 + Math.abs(b.y - a.y);
  };
  return nodes.toSorted((one, other) => distance(one) - distance(other))[0]?.id ?? null;
}
