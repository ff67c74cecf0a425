import type { Graph, GraphNode } from "@weft/shared";
import { boundsOf, cardRect, isAnnotation } from "../../canvas/card-geometry.ts";

export type Direction = "left" | "right" | "up" | "down";

/** The step an arrow key leads to: along the edges to the left and right, by place up and down. */
export function walk(graph: Graph, fromId: string, direction: Direction): string | null {
  const from = graph.nodes.find((node) => node.id === fromId);
  if (!from) return null;
  if (direction === "right" || direction === "left") {
    const linked = neighbours(graph, fromId, direction);
    if (linked.length > 0) return nearest(from, linked);
  }
  return nearest(
    from,
    graph.nodes.filter((node) => node !== from && liesTowards(from, node, direction)),
  );
}

/** Where arrow keys begin: the leftmost step. */
export function firstStep(graph: Graph): string | null {
  const steps = graph.nodes.filter((node) => !isAnnotation(node));
  const first = steps.toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)[0];
  return first?.id ?? null;
}

function neighbours(graph: Graph, id: string, direction: "left" | "right"): GraphNode[] {
  const ids = new Set(
    direction === "right"
      ? graph.edges.filter((edge) => edge.source === id).map((edge) => edge.target)
      : graph.edges.filter((edge) => edge.target === id).map((edge) => edge.source),
  );
  return graph.nodes.filter((node) => ids.has(node.id));
}

const centre = (node: GraphNode) => {
  const { x, y, width, height } = boundsOf([cardRect(node)]);
  return { x: x + width / 2, y: y + height / 2 };
};

function liesTowards(from: GraphNode, node: GraphNode, direction: Direction): boolean {
  const a = centre(from);
  const b = centre(node);
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
function nearest(from: GraphNode, nodes: readonly GraphNode[]): string | null {
  const a = centre(from);
  const distance = (node: GraphNode) => {
    const b = centre(node);
    return Math.abs(b.x - a.x) * 2 + Math.abs(b.y - a.y);
  };
  return nodes.toSorted((one, other) => distance(one) - distance(other))[0]?.id ?? null;
}
