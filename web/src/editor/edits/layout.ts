import { outputHandles } from "@weft/codegen";
import { type Graph, type GraphEdge, type Operation, sourceHandle } from "@weft/shared";
import {
  boundsOf,
  cardRect,
  cardSize,
  gap,
  isAnnotation,
  type Point,
  snapped,
} from "../../canvas/card-geometry.ts";

export type Positions = ReadonlyMap<string, Point>;

/** Left to right by what follows what, keeping the place of the top left card; notes stay where they are. */
export async function layoutPositions(graph: Graph): Promise<Positions> {
  const { graphlib, layout } = await import("@dagrejs/dagre");
  const dagre = new graphlib.Graph({ multigraph: true });
  dagre.setGraph({ rankdir: "LR", ranksep: gap.x, nodesep: gap.y });
  dagre.setDefaultEdgeLabel(() => ({}));
  const steps = graph.nodes.filter((node) => !isAnnotation(node));
  for (const node of steps) dagre.setNode(node.id, { ...cardSize(node) });
  for (const edge of graph.edges)
    if (dagre.hasNode(edge.source) && dagre.hasNode(edge.target))
      dagre.setEdge(edge.source, edge.target, {}, edge.id);
  layout(dagre, { constraints: branchOrder(graph) });
  const placed = new Map(
    steps.map((node) => {
      const centre = dagre.node(node.id) as Point;
      const { width, height } = cardSize(node);
      return [node.id, { x: centre.x - width / 2, y: centre.y - height / 2 }];
    }),
  );
  const before = boundsOf(steps.map(cardRect));
  const after = boundsOf(steps.map((node) => ({ ...(placed.get(node.id) as Point), ...cardSize(node) })));
  const shift = { x: before.x - after.x, y: before.y - after.y };
  return new Map([...placed].map(([id, at]) => [id, snapped({ x: at.x + shift.x, y: at.y + shift.y })]));
}

/** Of a step with several ways out, what follows the first is drawn above what follows the second. */
function branchOrder(graph: Graph): { left: string; right: string }[] {
  const leaving = new Map<string, GraphEdge[]>(graph.nodes.map((node) => [node.id, []]));
  for (const edge of graph.edges) leaving.get(edge.source)?.push(edge);
  return graph.nodes.flatMap((node) => {
    const edges = leaving.get(node.id) ?? [];
    if (edges.length < 2) return [];
    const order = outputHandles(node).map((handle) => handle.id);
    const place = (edge: GraphEdge) => order.indexOf(sourceHandle(edge));
    const targets = edges.toSorted((a, b) => place(a) - place(b)).map((edge) => edge.target);
    return targets.slice(1).map((right, index) => ({ left: targets[index] as string, right }));
  });
}

/** The edit that puts steps at `positions`; those already there are left alone. */
export function moveSteps(graph: Graph, positions: Positions): Operation[] {
  return graph.nodes.flatMap((node): Operation[] => {
    const to = positions.get(node.id);
    if (!to || (to.x === node.position.x && to.y === node.position.y)) return [];
    return [{ op: "setNode", id: node.id, path: ["position"], value: { x: to.x, y: to.y } }];
  });
}

/** Positions on the way from one layout to the next; `t` from 0 to 1. */
export function between(graph: Graph, to: Positions, t: number): Positions {
  const eased = 1 - (1 - t) ** 3;
  const from = new Map(graph.nodes.map((node) => [node.id, node.position]));
  return new Map(
    [...to].flatMap(([id, end]) => {
      const start = from.get(id);
      if (!start) return [];
      return [[id, { x: start.x + (end.x - start.x) * eased, y: start.y + (end.y - start.y) * eased }]];
    }),
  );
}
