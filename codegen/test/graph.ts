import type { Graph, GraphEdge, GraphNode, Json, NodeData } from "@weft/shared";

type NodeSpec = NodeData & { type: string; parentId?: string };

/**
 * A graph in short: nodes by id, edges as `"a -> b"`, `"a.true -> b"`. Params stand beside `type`, what a container
 * holds is put `inside` it.
 * @example graph({ start: manual(), call: http("https://x.test") }, "start -> call")
 */
export function graph(nodes: { [id: string]: NodeSpec }, ...edges: string[]): Graph {
  return {
    schemaVersion: 1,
    nodes: Object.entries(nodes).map(
      ([id, { type, parentId, ...data }], index): GraphNode => ({
        id,
        type,
        ...(parentId === undefined ? {} : { parentId }),
        position: { x: index * 300, y: 0 },
        data,
      }),
    ),
    edges: edges.map(parseEdge),
  };
}

/** The same nodes as children of a container. */
export const inside = (parentId: string, nodes: { [id: string]: NodeSpec }): { [id: string]: NodeSpec } =>
  Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { parentId, ...node }]));

function parseEdge(text: string, index: number): GraphEdge {
  const [from = "", target = ""] = text.split(" -> ");
  const dot = from.indexOf(".");
  if (dot < 0) return { id: `e${index}`, source: from, target };
  return { id: `e${index}`, source: from.slice(0, dot), sourceHandle: from.slice(dot + 1), target };
}

type Params = { [key: string]: Json };
const node =
  (type: string) =>
  (params: Params = {}, data: NodeData = {}): NodeSpec => ({ type, params, ...data });

export const manual = node("manual");
export const http = (url: string, params: Params = {}, data: NodeData = {}) =>
  node("http")({ method: "GET", url, ...params }, data);
export const check = (condition: Json) => node("if")({ condition });
export const value = (expression: string) => node("transform")({ mode: "expression", expression });
export const fields = (record: Params) =>
  node("transform")({
    mode: "fields",
    fields: Object.entries(record).map(([key, item]) => ({ key, value: item })),
  });
export const sleep = (duration: Json) => node("sleep")({ duration });
export const sleepUntil = (until: Json) => node("sleep")({ until });
export const waitEvent = (...events: string[]) => node("wait_event")({ events });
export const note = (text: string) => node("note")({ text });
export const forEach = (items: Json, params: Params = {}) => node("for_each")({ items, ...params });
export const repeat = (until: Json, params: Params = {}) => node("repeat")({ until, ...params });
export const group = (params: Params = {}) => node("group")(params);
export const code = (source: string, input?: Json) =>
  node("code")({ source, ...(input === undefined ? {} : { input }) });
export const switchTo = (params: Params) => node("switch")(params);
export const returnValue = (value?: Json) => node("return")(value === undefined ? {} : { value });
export const fail = (message: string) => node("fail")({ message });
export const store = (params: Params) => node("store")(params);
export const subworkflow = (params: Params) => node("subworkflow")(params);
export const called = node("called");
