/** Graphs from lists of steps that say what they come after, and in what they stand. */
import type { Graph, GraphEdge, GraphNode, NodeData } from "@weft/shared";

/** `after`: `<node>` or `<node>.<handle>`, in the order of the edges. `inside`: the container. */
export type Drawn = { id: string; type: string; data: NodeData; after: string[]; inside?: string };

export const trigger: Drawn = { id: "start", type: "manual", data: { name: "Start", params: {} }, after: [] };

export const graphOf = (drawn: readonly Drawn[]): Graph => ({
  schemaVersion: 1,
  nodes: drawn.map(nodeOf),
  edges: drawn.flatMap(edgesTo),
});

const nodeOf = ({ id, type, data, inside }: Drawn, index: number): GraphNode => ({
  id,
  type,
  data,
  position: { x: (index % 50) * 320, y: Math.floor(index / 50) * 200 },
  ...(inside === undefined ? {} : { parentId: inside }),
});

const edgesTo = ({ id, after }: Drawn): GraphEdge[] =>
  after.map((port, index) => {
    const [source = "", sourceHandle = "out"] = port.split(".");
    return { id: `${id}-${index}`, source, sourceHandle, target: id, targetHandle: "in" };
  });
