import type { Graph, GraphNode, Json } from "@weft/shared";

/** A step in a graph: `[id, type, params, more]`; inside a container the id is `<container>/<id>`. */
type Step = [id: string, type: string, params: { [key: string]: Json }, data?: GraphNode["data"]];

/** A graph of a manual trigger `start`, steps, and edges written as `a -> b` or `a.handle -> b`. */
export function graphOf(steps: Step[], edges: string[]): Graph {
  const all: Step[] = [["start", "manual", {}], ...steps];
  return {
    schemaVersion: 1,
    nodes: all.map(([path, type, params, data], index) => {
      const [id = "", parentId] = path.split("/").reverse();
      const place = { position: { x: index * 200, y: 0 }, ...(parentId ? { parentId } : {}) };
      return { id, type, ...place, data: { name: id, ...data, params } };
    }),
    edges: edges.map((edge, index) => {
      const [from = "", target = ""] = edge.split(" -> ");
      const [source = "", sourceHandle] = from.split(/\.(.*)/);
      return { id: `e${index}`, source, target, ...(sourceHandle ? { sourceHandle } : {}) };
    }),
  };
}
