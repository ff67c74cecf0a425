/** Changes a step's id and every expression that names it; fetched when somebody does that, since it needs the parser. */
import { equalJson, type Graph, type GraphNode, invariant, type Operation } from "@weft/shared";
import { renameInParams } from "./rename-in-params.ts";

/** The edit that calls the step `from` by the id `to` from now on; the caller has checked that `to` is free. */
export function renameReference(graph: Graph, from: string, to: string): Operation[] {
  const at = graph.nodes.findIndex((node) => node.id === from);
  const node = graph.nodes[at];
  invariant(node, "a step that is renamed exists");
  const ids = new Map([[from, to]]);
  const wires = graph.edges.flatMap((edge): Operation[] => [
    ...(edge.source === from ? [{ op: "setEdge" as const, id: edge.id, path: ["source"], value: to }] : []),
    ...(edge.target === from ? [{ op: "setEdge" as const, id: edge.id, path: ["target"], value: to }] : []),
  ]);
  return [
    { op: "removeNode", id: from },
    { op: "addNode", node: { ...renameInParams(node, ids), id: to }, at },
    ...graph.nodes.flatMap((other) => (other === node ? [] : changes(other, from, to, ids))),
    ...wires,
  ];
}

function changes(node: GraphNode, from: string, to: string, ids: ReadonlyMap<string, string>): Operation[] {
  const { params } = renameInParams(node, ids).data;
  const operations: Operation[] = [];
  if (params && !equalJson(params, node.data.params))
    operations.push({ op: "setNode", id: node.id, path: ["data", "params"], value: params });
  if (node.parentId === from) operations.push({ op: "setNode", id: node.id, path: ["parentId"], value: to });
  return operations;
}
