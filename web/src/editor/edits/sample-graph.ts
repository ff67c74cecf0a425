import type { Graph, GraphEdge, GraphNode, Json } from "@weft/shared";

/**
 * A graph for tests: `nodes` as `id: [type, x, y, params?]`, `wires` as `a>b` or `a:true>b`, `inside` as
 * `container: [what lies in it]`.
 */
export function sampleGraph(
  nodes: Record<string, [type: string, x: number, y: number, params?: { [key: string]: Json }]>,
  wires: string[] = [],
  inside: Record<string, string[]> = {},
): Graph {
  const parentOf = (id: string) => Object.keys(inside).find((container) => inside[container]?.includes(id));
  return {
    schemaVersion: 1,
    nodes: Object.entries(nodes).map(
      ([id, [type, x, y, params = {}]]): GraphNode => ({
        id,
        type,
        position: { x, y },
        ...(parentOf(id) === undefined ? {} : { parentId: parentOf(id) as string }),
        data: { name: id, params },
      }),
    ),
    edges: wires.map((wire, index): GraphEdge => {
      const [from = "", target = ""] = wire.split(">");
      const [source = "", sourceHandle = "out"] = from.split(/:(.*)/s);
      return { id: `e${index}`, source, sourceHandle, target, targetHandle: "in" };
    }),
  };
}

/** The wires of a graph as `a:out>b`, sorted. */
export const wiresOf = (graph: Graph): string[] =>
  graph.edges.map((edge) => `${edge.source}:${edge.sourceHandle ?? "out"}>${edge.target}`).sort();
