import { type GraphEdge, type GraphNode, sourceHandle } from "@weft/shared";
import { kindOf } from "../nodes/registry.ts";
import type { Finding, Wiring } from "./2-analyze.ts";

/** The nodes that undo a node, in order, by the id of what they undo. */
export type Undos = ReadonlyMap<string, readonly string[]>;

export const isUndoEdge = (edge: GraphEdge): boolean => sourceHandle(edge) === "undo";

/** Finds what is led to from `undo`: one action, or a chain of them that nothing else leads to. */
export function findUndos(nodes: readonly GraphNode[], wiring: Wiring, error: Finding): Undos {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const undos = new Map<string, string[]>();
  for (const { id } of nodes) {
    const [first, ...more] = wiring.of(id).outgoing.filter(isUndoEdge);
    if (!first) continue;
    for (const edge of more)
      error("bad_port", `${id} is undone by one step; put others behind that one.`, {
        edgeId: edge.id,
        nodeId: id,
      });
    undos.set(id, chainFrom(first, byId, wiring, error));
  }
  return undos;
}

function chainFrom(
  first: GraphEdge,
  byId: ReadonlyMap<string, GraphNode>,
  wiring: Wiring,
  error: Finding,
): string[] {
  const chain: string[] = [];
  for (let edge: GraphEdge | undefined = first; edge && !chain.includes(edge.target); ) {
    const node = byId.get(edge.target);
    if (!node) break;
    const { incoming, outgoing } = wiring.of(node.id);
    const where = { edgeId: edge.id, nodeId: node.id };
    const kind = kindOf(node.type);
    if (kind && !kind.attempt)
      error("bad_port", `${node.id} cannot undo a step: an action that does not wait can.`, where);
    if (incoming.length > 1)
      error("bad_port", `${node.id} undoes a step, so nothing else may lead to it.`, where);
    const [next, ...more] = outgoing;
    for (const other of [...more, ...(next && sourceHandle(next) !== "out" ? [next] : [])])
      error("bad_port", `${node.id} undoes a step: it leads to at most one step, from its output.`, {
        edgeId: other.id,
        nodeId: node.id,
      });
    chain.push(node.id);
    edge = next;
  }
  return chain;
}
