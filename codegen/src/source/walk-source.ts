import type { AnyNode } from "acorn";

/** Visits every node of a syntax tree, parents first. Keeps a list of its own: deep code must not overflow the stack. */
export function walkSource(root: AnyNode, visit: (node: AnyNode) => void): void {
  const open: AnyNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    visit(node);
    for (const child of Object.values(node).flat().reverse()) if (isNode(child)) open.push(child);
  }
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === "object" && value !== null && typeof (value as AnyNode).type === "string";
