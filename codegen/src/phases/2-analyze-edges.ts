import { type Graph, type GraphEdge, type GraphNode, sourceHandle, targetHandle } from "@weft/shared";
import { inputHandles, outputHandles } from "../nodes/handles.ts";
import { kindOf } from "../nodes/registry.ts";
import type { Finding } from "./2-analyze.ts";

/** Reports every broken edge; the sound ones are returned. */
export function checkEdges(graph: Graph, error: Finding): GraphEdge[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  return graph.edges.filter((edge) => {
    const where = { edgeId: edge.id };
    const source = nodes.get(edge.source);
    const target = nodes.get(edge.target);
    if (!source || !target) {
      const missing = source ? edge.target : edge.source;
      error("dangling_edge", `There is no step ${missing.slice(0, 80)}.`, where);
      return false;
    }
    if (source === target) {
      error("self_edge", `${source.id} leads to itself. To repeat steps, use a container.`, {
        ...where,
        nodeId: source.id,
      });
      return false;
    }
    const wire = JSON.stringify([edge.source, sourceHandle(edge), edge.target, targetHandle(edge)]);
    if (seen.has(wire)) {
      error("duplicate_edge", `${source.id} leads to ${target.id} twice.`, where);
      return false;
    }
    seen.add(wire);
    if (source.parentId !== target.parentId) {
      error("edge_crosses_container", "An edge may not cross the border of a container.", where);
      return false;
    }
    return checkPorts(edge, source, target, error);
  });
}

function checkPorts(edge: GraphEdge, source: GraphNode, target: GraphNode, error: Finding): boolean {
  const leaves = offers(
    source,
    sourceHandle(edge),
    outputHandles(source).map(({ id }) => id),
  );
  const enters = offers(target, targetHandle(edge), inputHandles(target));
  if (!leaves)
    error("bad_port", `${source.id} has no output ${sourceHandle(edge).slice(0, 80)}.`, {
      edgeId: edge.id,
      nodeId: source.id,
    });
  if (!enters)
    error("bad_port", `${target.id} has no input ${targetHandle(edge).slice(0, 80)}.`, {
      edgeId: edge.id,
      nodeId: target.id,
    });
  return leaves && enters;
}

/** What an unknown kind offers nobody knows, and its type is reported already. */
const offers = (node: GraphNode, handle: string, handles: string[]): boolean =>
  !kindOf(node.type) || handles.includes(handle);
