import { inputHandles, kindOf, type NodeKind, outputHandles } from "@weft/codegen";
import {
  applyOperations,
  deriveNodeId,
  type Graph,
  type GraphEdge,
  type GraphNode,
  invariant,
  type Operation,
  sourceHandle,
} from "@weft/shared";
import {
  cardHeight,
  cardRect,
  cardWidth,
  gap,
  overlaps,
  type Point,
  type Rect,
  snapped,
} from "../../canvas/card-geometry.ts";
import { connectionProblem } from "./connection-problem.ts";
import { edgeIds, freshEdge } from "./fresh-edge.ts";

/** An edit that makes a step, and the step's id. */
export type Added = { operations: Operation[]; id: string };

/** A new step of `kind` with its top left corner at `position`. */
export function addStep(graph: Graph, kind: NodeKind, position: Point): Added {
  const id = deriveNodeId(kind.label, new Set(graph.nodes.map((node) => node.id)));
  const node: GraphNode = {
    id,
    type: kind.type,
    position: snapped(position),
    data: { name: kind.label, params: structuredClone(kind.defaults) },
  };
  return { id, operations: [{ op: "addNode", node }] };
}

/** A new step right of `afterId` and wired to it; what followed `afterId` now follows the new step. */
export function addStepAfter(graph: Graph, kind: NodeKind, afterId: string, handle?: string): Added {
  const before = graph.nodes.find((node) => node.id === afterId);
  invariant(before, "a step is added after one that exists");
  const output = handle ?? outputHandles(before)[0]?.id;
  const beside = { x: before.position.x + cardWidth + gap.x, y: before.position.y };
  if (output === undefined || !takesInput(kind)) return addStep(graph, kind, freePosition(graph, beside));
  const leaving = graph.edges.filter((edge) => edge.source === afterId && sourceHandle(edge) === output);
  const between = leaving.length > 0 && givesOutput(kind);
  const room = between
    ? makeRoom(
        graph,
        leaving.map((edge) => edge.target),
        beside.x,
      )
    : [];
  const roomy = applyOperations(graph, room);
  const added = addStep(roomy, kind, between ? beside : freePosition(roomy, beside));
  const wire = { source: afterId, sourceHandle: output, target: added.id };
  return splice(roomy, added, wire, between ? leaving : [], room);
}

/** A new step in the middle of an edge. */
export function addStepOnEdge(graph: Graph, kind: NodeKind, edgeId: string): Added {
  const edge = graph.edges.find((candidate) => candidate.id === edgeId);
  const before = graph.nodes.find((node) => node.id === edge?.source);
  invariant(edge && before, "a step is inserted into an edge that exists");
  const target = graph.nodes.find((node) => node.id === edge.target);
  const beside = { x: before.position.x + cardWidth + gap.x, y: (target ?? before).position.y };
  const room = makeRoom(graph, [edge.target], beside.x);
  const roomy = applyOperations(graph, room);
  const added = addStep(roomy, kind, beside);
  if (!takesInput(kind) || !givesOutput(kind))
    return { ...added, operations: [...room, ...added.operations] };
  return splice(roomy, added, { ...edge, target: added.id }, [edge], room);
}

/** A new step wired to the end of a wire that was let go on the empty canvas. */
export function addStepAtWireEnd(
  graph: Graph,
  kind: NodeKind,
  position: Point,
  from: { nodeId: string; handle: string; type: "source" | "target" },
): Added {
  const added = addStep(graph, kind, position);
  const after = applyOperations(graph, added.operations);
  const made = added.operations[0]?.op === "addNode" ? added.operations[0].node : undefined;
  const output = made && outputHandles(made)[0]?.id;
  if (from.type === "target" && output === undefined) return added;
  const wire =
    from.type === "source"
      ? { source: from.nodeId, sourceHandle: from.handle, target: added.id }
      : { source: added.id, sourceHandle: output as string, target: from.nodeId, targetHandle: from.handle };
  if (connectionProblem(after, wire)) return added;
  return {
    ...added,
    operations: [...added.operations, { op: "addEdge", edge: freshEdge(edgeIds(graph), wire) }],
  };
}

/** `added`, fed by `wire`; the edges `taken` now start at its first output. */
function splice(
  graph: Graph,
  added: Added,
  wire: Omit<GraphEdge, "id">,
  taken: GraphEdge[],
  room: Operation[],
): Added {
  const made = applyOperations(graph, added.operations).nodes.find((node) => node.id === added.id);
  const output = made && outputHandles(made)[0]?.id;
  const ids = edgeIds(graph);
  const { source, sourceHandle: handle, target } = wire;
  const edges = [
    freshEdge(ids, { source, target, ...(handle === undefined ? {} : { sourceHandle: handle }) }),
  ];
  if (output !== undefined)
    for (const edge of taken) {
      const { id: _id, ...rest } = edge;
      edges.push(freshEdge(ids, { ...rest, source: added.id, sourceHandle: output }));
    }
  return {
    id: added.id,
    operations: [
      ...room,
      ...added.operations,
      ...taken.map((edge): Operation => ({ op: "removeEdge", id: edge.id })),
      ...edges.map((edge): Operation => ({ op: "addEdge", edge })),
    ],
  };
}

const blank = (kind: NodeKind): GraphNode => ({
  id: "new",
  type: kind.type,
  position: { x: 0, y: 0 },
  data: { params: kind.defaults },
});
const takesInput = (kind: NodeKind): boolean => inputHandles(blank(kind)).length > 0;
const givesOutput = (kind: NodeKind): boolean => outputHandles(blank(kind)).length > 0;

/** Moves what lies downstream of `ids` to the right if a card at `x` would not fit before it. */
function makeRoom(graph: Graph, ids: readonly string[], x: number): Operation[] {
  const downstream = new Set(ids);
  for (const id of downstream)
    for (const edge of graph.edges) if (edge.source === id) downstream.add(edge.target);
  const first = graph.nodes.filter((node) => ids.includes(node.id));
  const shift = x + cardWidth + gap.x - Math.min(...first.map((node) => node.position.x));
  if (shift <= 0 || first.length === 0) return [];
  return graph.nodes
    .filter((node) => downstream.has(node.id))
    .map((node) => ({
      op: "setNode",
      id: node.id,
      path: ["position"],
      value: snapped({ x: node.position.x + shift, y: node.position.y }),
    }));
}

/** The nearest place at or below `wanted` where a card covers no other. */
export function freePosition(graph: Graph, wanted: Point): Point {
  const cards = graph.nodes.filter((node) => kindOf(node.type)?.flow !== "annotation").map(cardRect);
  const place: Rect = { ...snapped(wanted), width: cardWidth, height: cardHeight };
  const covers = (card: Rect) => overlaps({ ...place, height: cardHeight + gap.y / 2 }, card);
  for (let other = cards.find(covers); other; other = cards.find(covers))
    place.y = snapped({ x: 0, y: other.y + other.height + gap.y + 10 }).y;
  return { x: place.x, y: place.y };
}
