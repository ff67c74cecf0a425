import { type Graph, type GraphEdge, type GraphNode, isObject } from "@weft/shared";

/**
 * A stored draft as the canvas can hold it. A draft may be almost any JSON; what the canvas cannot do without, a place
 * and data, is filled in. What is strange beyond that is kept, and the compiler says where.
 */
export function readableGraph(stored: Graph): Graph {
  const { nodes, edges }: { nodes: unknown; edges: unknown } = stored;
  return {
    ...stored,
    nodes: Array.isArray(nodes) ? nodes.filter(isObject).map(readableNode) : [],
    edges: Array.isArray(edges) ? (edges.filter(isObject) as GraphEdge[]) : [],
  };
}

function readableNode(node: Record<string, unknown>, index: number): GraphNode {
  const { position, data, type } = node;
  const placed = isObject(position) && isNumber(position.x) && isNumber(position.y);
  if (placed && isObject(data) && typeof type === "string" && isObject(data.params ?? {}))
    return node as GraphNode;
  return {
    ...node,
    type: typeof type === "string" ? type : "",
    position: placed ? position : { x: 0, y: index * 100 },
    data: isObject(data) ? { ...data, params: isObject(data.params) ? data.params : {} } : {},
  } as GraphNode;
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
