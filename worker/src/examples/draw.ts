import type { Graph, GraphEdge, GraphNode, NodeData } from "@weft/shared";

/** Cards are 240 wide; a column of the canvas every 300, a row every 140. */
const column = 300;
const row = 140;

type About = Omit<NodeData, "name" | "params">;

/** A step at a column and a row of the canvas. */
export const node = (
  id: string,
  type: string,
  [x, y]: [number, number],
  name: string,
  params: NodeData["params"] = {},
  about: About = {},
): GraphNode => ({ id, type, position: { x: x * column, y: y * row }, data: { name, params, ...about } });

/** A sticky note over the columns it spans. */
export const note = (id: string, [x, y]: [number, number], columns: number, text: string): GraphNode => ({
  id,
  type: "note",
  position: { x: x * column, y: y * row },
  width: columns * column - 60,
  height: row - 30,
  data: { params: { text } },
});

/** Wires written `from → to` or `from:handle → to`. */
export function graphOf(nodes: GraphNode[], wires: string[]): Graph {
  const edges = wires.map((wire, index): GraphEdge => {
    const [, source = "", sourceHandle, target = ""] = /^(\w+)(?::(\S+))? → (\w+)$/.exec(wire) ?? [];
    return { id: `e${index + 1}`, source, ...(sourceHandle ? { sourceHandle } : {}), target };
  });
  return { schemaVersion: 1, nodes, edges };
}
