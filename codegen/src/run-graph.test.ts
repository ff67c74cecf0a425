import type { Graph, GraphNode } from "@weft/shared";
import { expect, it } from "vitest";
import { kinds } from "./nodes/registry.ts";
import { runGraph } from "./run-graph.ts";

const node = (id: string, type: string, rest: Partial<GraphNode> = {}): GraphNode => ({
  id,
  type,
  position: { x: 0, y: 0 },
  data: {},
  ...rest,
});
const graph = (...nodes: GraphNode[]): Graph => ({ schemaVersion: 1, nodes, edges: [] });

it("says of every container of which sort it is, and of no other kind", () => {
  const { nodes } = runGraph(graph(...kinds.map(({ type }) => node(type, type))));
  const containers = kinds.filter(({ flow }) => flow === "loop" || flow === "scope");
  expect(containers.length).toBeGreaterThan(2);
  expect(nodes.flatMap(({ id, container }) => (container ? [[id, container]] : []))).toEqual(
    containers.map(({ type, flow }) => [type, flow]),
  );
});

it("keeps what nests, what is disabled and every edge, and drops annotations", () => {
  const edges: Graph["edges"] = [
    { id: "e1", source: "start", target: "each" },
    { id: "e2", source: "call", sourceHandle: "undo", target: "back", targetHandle: "in" },
  ];
  const document = graph(
    node("start", "manual"),
    node("each", "for_each"),
    node("call", "http", { parentId: "each", data: { disabled: true } }),
    node("back", "http", { parentId: "each", data: { disabled: false } }),
    node("hint", "note"),
  );
  expect(runGraph({ ...document, edges })).toEqual({
    nodes: [
      { id: "start" },
      { id: "each", container: "loop" },
      { id: "call", parentId: "each", disabled: true },
      { id: "back", parentId: "each" },
    ],
    edges,
  });
});
