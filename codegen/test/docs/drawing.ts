import { type GraphEdge, type GraphNode, sourceHandle } from "@weft/shared";
import { kindOf } from "../../src/index.ts";

/** A graph as a Mermaid flowchart; containers hold what is in them. */
export function drawing(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): string {
  return [
    "flowchart LR",
    ...nodesIn(undefined, nodes, "  "),
    ...edges.map((edge) => `  ${arrow(edge)}`),
  ].join("\n");
}

function nodesIn(parent: string | undefined, nodes: readonly GraphNode[], indent: string): string[] {
  return nodes
    .filter(({ parentId }) => parentId === parent)
    .flatMap(({ id, type }) => {
      const label = `["${id}<br/>${kindOf(type)?.label ?? type}"]`;
      const inside = nodesIn(id, nodes, `${indent}  `);
      return inside.length > 0
        ? [`${indent}subgraph ${id}${label}`, ...inside, `${indent}end`]
        : [`${indent}${id}${label}`];
    });
}

function arrow(edge: GraphEdge): string {
  const handle = sourceHandle(edge);
  return `${edge.source} -->${handle === "out" ? "" : `|${handle}|`} ${edge.target}`;
}
