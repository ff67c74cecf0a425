import type { NodeKind } from "@weft/codegen";
import {
  applyOperations,
  type Graph,
  type GraphEdge,
  limits,
  type Operation,
  sourceHandle,
} from "@weft/shared";
import { boundsOf } from "../../canvas/card-geometry.ts";
import { containerTree, levelsIn } from "../../canvas/container-tree.ts";
import { frameHeader, framePadding, placementOf } from "../../canvas/placement.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";
import { type Added, addStep } from "./add-step.ts";
import { connectionProblem } from "./connection-problem.ts";
import { edgeIds, freshEdge } from "./fresh-edge.ts";
import { holdProblem, movedRoots, moveInto } from "./move-into.ts";

/** Whether these steps can go into a new container together: they lie side by side, deep enough is left, and none is a trigger. */
export function canWrap(graph: Graph, ids: Iterable<string>): boolean {
  const roots = movedRoots(graph, ids);
  const { parentOf, depthOf } = containerTree(graph);
  const parent = parentOf.get(roots[0]?.id ?? "");
  return (
    roots.length > 0 &&
    roots.every(
      (node) =>
        parentOf.get(node.id) === parent &&
        holdProblem(graph, node, "") !== "trigger" &&
        depthOf(node.id) + 1 + levelsIn(graph, node.id) <= limits.containerLevels,
    )
  );
}

/** Puts steps into a new container where they are; wires to them and from them now lead to it and from it. */
export function wrapSteps(graph: Graph, kind: NodeKind, ids: Iterable<string>): Added {
  const roots = movedRoots(graph, ids);
  const parent = containerTree(graph).parentOf.get(roots[0]?.id ?? "") ?? null;
  const { x, y } = boundsOf(roots.map(placementOf(graph).blockOf));
  const corner = { x: x - framePadding.left, y: y - frameHeader - framePadding.top };
  const added = addStep(graph, kind, corner, parent);
  const made = applyOperations(graph, added.operations);
  const moved = moveInto(
    made,
    roots.map((node) => node.id),
    added.id,
  );
  let now = applyOperations(made, moved.operations);
  const operations = [...added.operations, ...moved.operations];
  const cut = graph.edges.filter((edge) => moved.cut.includes(edge.id));
  for (const wire of cut.map((edge) => outside(now, edge, added.id))) {
    if (connectionProblem(now, wire)) continue;
    const edge: Operation = { op: "addEdge", edge: freshEdge(edgeIds(now), wire) };
    operations.push(edge);
    now = applyOperations(now, [edge]);
  }
  return { id: added.id, operations };
}

/** The wire between what is left outside and the container, in place of one that went into it. */
function outside(graph: Graph, edge: GraphEdge, containerId: string): Omit<GraphEdge, "id"> {
  const { parentOf } = containerTree(graph);
  if (parentOf.get(edge.target) === containerId)
    return { source: edge.source, sourceHandle: sourceHandle(edge), target: containerId, targetHandle: "in" };
  const handle = sourceHandle(edge) === "error" ? "error" : "out";
  return { source: containerId, sourceHandle: handle, target: edge.target, targetHandle: "in" };
}

/** Takes everything out of a container and deletes it; its wires now lead to its first steps and from its last. */
export function unwrapContainer(graph: Graph, id: string): Operation[] {
  const { childrenOf, parentOf } = containerTree(graph);
  const { ownerOf } = undoLanes(graph);
  const children = childrenOf(id).map((child) => child.id);
  const steps = children.filter((child) => !ownerOf.has(child));
  const starts = steps.filter((child) => !graph.edges.some((edge) => edge.target === child));
  const ends = steps.filter((child) => !graph.edges.some((edge) => edge.source === child && isWayOn(edge)));
  const out = moveInto(graph, children, parentOf.get(id) ?? null).operations;
  const around = graph.edges.filter((edge) => edge.source === id || edge.target === id);
  const operations: Operation[] = [
    ...out,
    ...around.map((edge): Operation => ({ op: "removeEdge", id: edge.id })),
    { op: "removeNode", id },
  ];
  let now = applyOperations(graph, operations);
  const wires = [
    ...around
      .filter((edge) => edge.target === id)
      .flatMap((edge) =>
        starts.map((target) => ({ source: edge.source, sourceHandle: sourceHandle(edge), target })),
      ),
    ...around
      .filter((edge) => edge.source === id && isWayOn(edge))
      .flatMap((edge) => ends.map((source) => ({ source, sourceHandle: "out", target: edge.target }))),
  ];
  for (const wire of wires) {
    if (connectionProblem(now, wire)) continue;
    const edge: Operation = { op: "addEdge", edge: freshEdge(edgeIds(now), wire) };
    operations.push(edge);
    now = applyOperations(now, [edge]);
  }
  return operations;
}

const isWayOn = (edge: GraphEdge): boolean => !["error", "undo"].includes(sourceHandle(edge));
