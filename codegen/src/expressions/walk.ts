import type { AnyNode } from "acorn";

/** Calls `visit` for a node and everything in it, in the order of the text. */
export function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** The nodes right under a node, in the order of the text. */
export function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flat()
    .filter(
      (value): value is AnyNode =>
        typeof value === "object" && value !== null && typeof (value as AnyNode).type === "string",
    )
    .sort((a, b) => a.start - b.start);
}
