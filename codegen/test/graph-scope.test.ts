import type { Graph } from "@weft/shared";
import fc from "fast-check";
import { expect, it } from "vitest";
import { graphScope } from "../src/expressions/graph-scope.ts";
import { wire } from "../src/phases/2-analyze.ts";
import { ancestorsOf } from "../src/phases/2-analyze-ancestors.ts";
import { checkEdges } from "../src/phases/2-analyze-edges.ts";
import { orderNodes } from "../src/phases/2-analyze-order.ts";
import { checkPlacing } from "../src/phases/2-analyze-placing.ts";
import { samples } from "./proof/random/samples.ts";

/** What the compiler lets each node read. */
function upstreamInCode(graph: Graph): (id: string) => string[] {
  const ignore = () => undefined;
  const wiring = wire(graph, checkEdges(graph, ignore));
  const parents = checkPlacing(graph, ignore);
  const { upstream } = ancestorsOf(orderNodes(graph.nodes, wiring, parents, ignore), wiring, parents);
  return (id) => [...upstream(id)].toSorted();
}

it("what the editor offers to read is what the compiler lets a step read", () => {
  fc.assert(
    fc.property(samples, ({ graph }) => {
      const allowed = upstreamInCode(graph);
      for (const node of graph.nodes)
        expect([node.id, [...graphScope(graph, node).upstream].toSorted()]).toEqual([
          node.id,
          allowed(node.id),
        ]);
    }),
    { numRuns: 300 },
  );
});
