import { applyOperations, type Graph, type GraphEdge, type Operation, sourceHandle } from "@weft/shared";
import { insideOf } from "../../canvas/container-tree.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";
import { connectionProblem } from "./connection-problem.ts";
import { edgeIds, freshEdge } from "./fresh-edge.ts";

/**
 * Removes steps and edges, containers with all in them and actions with what undoes them. What came before a removed
 * step is connected to what came after it.
 */
export function removeSteps(
  graph: Graph,
  nodeIds: readonly string[],
  edges: readonly string[] = [],
): Operation[] {
  const operations: Operation[] = edges
    .filter((id) => graph.edges.some((edge) => edge.id === id))
    .map((id) => ({ op: "removeEdge", id }));
  let now = applyOperations(graph, operations);
  for (const id of withBelongings(graph, nodeIds)) {
    if (!now.nodes.some((node) => node.id === id)) continue;
    const removal = removeOne(now, id);
    now = applyOperations(now, removal);
    operations.push(...removal);
  }
  return operations;
}

/** These steps, what lies in them first, and what undoes them. */
function withBelongings(graph: Graph, ids: readonly string[]): string[] {
  const inside = insideOf(graph, ids);
  const { lanes } = undoLanes(graph);
  const all = [...inside].toReversed().concat(ids.filter((id) => !inside.has(id)));
  return [...new Set(all.flatMap((id) => [...(lanes.get(id) ?? []), id]))];
}

function removeOne(graph: Graph, id: string): Operation[] {
  const touching = graph.edges.filter((edge) => edge.source === id || edge.target === id);
  const removal: Operation[] = [
    ...touching.map((edge): Operation => ({ op: "removeEdge", id: edge.id })),
    { op: "removeNode", id },
  ];
  let now = applyOperations(graph, removal);
  for (const wire of healingWires(touching, id)) {
    if (connectionProblem(now, wire)) continue;
    const edge: Operation = { op: "addEdge", edge: freshEdge(edgeIds(now), wire) };
    now = applyOperations(now, [edge]);
    removal.push(edge);
  }
  return removal;
}

/** Every way in to every way out, unless the step chose between several ways: then nobody can tell which one is meant. */
function healingWires(touching: readonly GraphEdge[], id: string): Omit<GraphEdge, "id">[] {
  const entering = touching.filter((edge) => edge.target === id);
  const leaving = touching.filter(
    (edge) => edge.source === id && !["error", "undo"].includes(sourceHandle(edge)),
  );
  if (new Set(leaving.map(sourceHandle)).size > 1) return [];
  return entering.flatMap((before) =>
    leaving.map((after) => ({
      source: before.source,
      sourceHandle: sourceHandle(before),
      target: after.target,
      ...(after.targetHandle === undefined ? {} : { targetHandle: after.targetHandle }),
    })),
  );
}
