import { inputHandles, outputHandles } from "@weft/codegen";
import type { Graph, GraphEdge } from "@weft/shared";

/** The handle a wire is being drawn from. */
export type WireEnd = { nodeId: string; handle: string; type: "source" | "target" };

/** The wire from a handle to a card as a whole: to its input, or from its first output; `null` if the card is gone. */
export function wireBetween(graph: Graph, from: WireEnd, cardId: string): Omit<GraphEdge, "id"> | null {
  const card = graph.nodes.find((node) => node.id === cardId);
  if (!card) return null;
  if (from.type === "source")
    return {
      source: from.nodeId,
      sourceHandle: from.handle,
      target: cardId,
      targetHandle: inputHandles(card)[0] ?? "in",
    };
  const output = outputHandles(card)[0]?.id ?? "out";
  return { source: cardId, sourceHandle: output, target: from.nodeId, targetHandle: from.handle };
}
