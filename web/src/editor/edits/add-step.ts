import { inputHandles, isContainer, type NodeKind, outputHandles } from "@weft/codegen";
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
import { cardSize, gap, type Point, type Rect, type Size, snapped } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { frameHeader, framePadding, leastFrame, placementOf } from "../../canvas/placement.ts";
import { canUndo, undoLanes } from "../../canvas/undo-lanes.ts";
import { connectionProblem } from "./connection-problem.ts";
import { freeCorner } from "./free-place.ts";
import { edgeIds, freshEdge } from "./fresh-edge.ts";

/** An edit that makes a step, and the step's id. */
export type Added = { operations: Operation[]; id: string };

/** A new step of `kind` in a container (`null`: on the canvas) with its corner at `position`, counted from there. */
export function addStep(
  graph: Graph,
  kind: NodeKind,
  position: Point,
  containerId: string | null = null,
): Added {
  const id = deriveNodeId(kind.label, new Set(graph.nodes.map((node) => node.id)));
  const node: GraphNode = {
    id,
    type: kind.type,
    position: snapped(position),
    ...(containerId === null ? {} : { parentId: containerId }),
    ...(isContainer({ type: kind.type }) ? leastFrame : {}),
    data: { name: kind.label, params: structuredClone(kind.defaults) },
  };
  return { id, operations: [{ op: "addNode", node }] };
}

/** A new step where there is room in a container: at its beginning, or below what is there. */
export function addStepInside(graph: Graph, kind: NodeKind, containerId: string): Added {
  const wanted = { x: framePadding.left, y: frameHeader + framePadding.top, ...sizeOf(kind) };
  return addStep(graph, kind, freeCorner(graph, wanted, containerId), containerId);
}

/** A new step on free ground near `position`. */
export function addStepNear(
  graph: Graph,
  kind: NodeKind,
  position: Point,
  containerId: string | null,
): Added {
  return addStep(graph, kind, freeCorner(graph, { ...position, ...sizeOf(kind) }, containerId), containerId);
}

/** A new step right of `afterId` and wired to it; what followed `afterId` now follows the new step. */
export function addStepAfter(graph: Graph, kind: NodeKind, afterId: string, handle?: string): Added {
  const { byId, parentOf } = containerTree(graph);
  const before = byId.get(afterId);
  invariant(before, "a step is added after one that exists");
  const parent = parentOf.get(afterId) ?? null;
  const output = handle ?? outputHandles(before)[0]?.id;
  const beside = besideOf(graph, before, kind);
  if (output === undefined || !takesInput(kind) || !mayFollow(graph, kind, before, output))
    return addStepNear(graph, kind, beside, parent);
  const leaving = graph.edges.filter((edge) => edge.source === afterId && sourceHandle(edge) === output);
  const between = leaving.length > 0 && givesOutput(kind);
  const room = between
    ? makeRoom(
        graph,
        leaving.map((edge) => edge.target),
        beside.x + sizeOf(kind).width,
      )
    : [];
  const roomy = applyOperations(graph, room);
  const added = between ? addStep(roomy, kind, beside, parent) : addStepNear(roomy, kind, beside, parent);
  const wire = { source: afterId, sourceHandle: output, target: added.id };
  return splice(roomy, added, wire, between ? leaving : [], room);
}

/** A new step in the middle of an edge. */
export function addStepOnEdge(graph: Graph, kind: NodeKind, edgeId: string): Added {
  const { byId, parentOf } = containerTree(graph);
  const edge = graph.edges.find((candidate) => candidate.id === edgeId);
  const before = byId.get(edge?.source ?? "");
  invariant(edge && before, "a step is inserted into an edge that exists");
  const parent = parentOf.get(before.id) ?? null;
  const target = byId.get(edge.target);
  const beside = besideOf(graph, before, kind, target);
  if (!mayFollow(graph, kind, before, sourceHandle(edge))) return addStepNear(graph, kind, beside, parent);
  const room = makeRoom(graph, [edge.target], beside.x + sizeOf(kind).width);
  const roomy = applyOperations(graph, room);
  const added = addStep(roomy, kind, beside, parent);
  if (!takesInput(kind) || !givesOutput(kind))
    return { ...added, operations: [...room, ...added.operations] };
  return splice(roomy, added, { ...edge, target: added.id }, [edge], room);
}

/** A new step wired to the end of a wire that was let go at `position`, on the same level as the wire's other end. */
export function addStepAtWireEnd(
  graph: Graph,
  kind: NodeKind,
  position: Point,
  from: { nodeId: string; handle: string; type: "source" | "target" },
): Added {
  const parent = containerTree(graph).parentOf.get(from.nodeId);
  const origin = placementOf(graph).originOf(parent);
  const place = { x: position.x - origin.x, y: position.y - origin.y };
  const added = addStep(graph, kind, place, parent ?? null);
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
/** How large a new step is drawn. */
export const sizeOf = (kind: NodeKind): Size =>
  isContainer(blank(kind)) ? leastFrame : cardSize(blank(kind));

/** Whether a step of this kind may come after that handle: after an undo only another action. */
function mayFollow(graph: Graph, kind: NodeKind, before: GraphNode, handle: string): boolean {
  const undoing = handle === "undo" || undoLanes(graph).ownerOf.has(before.id);
  return !undoing || canUndo(kind);
}

/** Right of a step, its middle on the middle of that step or of the one it leads to. */
function besideOf(graph: Graph, before: GraphNode, kind: NodeKind, level: GraphNode = before): Point {
  const { blockOf, rects } = placementOf(graph);
  const block = blockOf(before);
  const height = rects.get(level.id)?.height ?? 0;
  const y = blockOf(level).y + (height - sizeOf(kind).height) / 2;
  return { x: block.x + block.width + gap.x, y };
}

/** Moves what lies downstream of `ids` to the right if it does not begin beyond `right`. */
function makeRoom(graph: Graph, ids: readonly string[], right: number): Operation[] {
  const { ownerOf } = undoLanes(graph);
  const downstream = new Set(ids.filter((id) => !ownerOf.has(id)));
  for (const id of downstream)
    for (const edge of graph.edges)
      if (edge.source === id && !ownerOf.has(edge.target)) downstream.add(edge.target);
  const first = graph.nodes.filter((node) => ids.includes(node.id) && downstream.has(node.id));
  const { blockOf } = placementOf(graph);
  const shift = right + gap.x - Math.min(...first.map((node): Rect => blockOf(node)).map((rect) => rect.x));
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
