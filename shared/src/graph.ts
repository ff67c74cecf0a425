import type { Json } from "./json.ts";

/**
 * The graph document (LANGUAGE, section 1), typed as the editor and the compiler use it. A stored draft may still
 * break these rules; `compile` says where. `params` belongs to the kind's own schema.
 */
export type RetryPolicy = {
  /** Attempts after the first. */
  limit?: number;
  delay?: number | string;
  backoff?: "constant" | "linear" | "exponential";
};

export type NodeData = {
  name?: string;
  params?: { [key: string]: Json };
  note?: string;
  disabled?: boolean;
  join?: "all" | "any";
  retry?: RetryPolicy;
  timeout?: number | string;
  sensitive?: boolean;
};

export type GraphNode = {
  id: string;
  type: string;
  position: { x: number; y: number };
  parentId?: string;
  width?: number;
  height?: number;
  data: NodeData;
};

export type GraphEdge = {
  id: string;
  source: string;
  /** Left out, it means `out`. */
  sourceHandle?: string;
  target: string;
  /** Left out, it means `in`. */
  targetHandle?: string;
};

export type Viewport = { x: number; y: number; zoom: number };

export type Graph = { schemaVersion: 1; nodes: GraphNode[]; edges: GraphEdge[]; viewport?: Viewport };

export const sourceHandle = (edge: Pick<GraphEdge, "sourceHandle">): string => edge.sourceHandle ?? "out";
export const targetHandle = (edge: Pick<GraphEdge, "targetHandle">): string => edge.targetHandle ?? "in";

export const emptyGraph = (): Graph => ({ schemaVersion: 1, nodes: [], edges: [] });
