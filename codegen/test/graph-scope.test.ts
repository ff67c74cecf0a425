import type { Graph } from "@weft/shared";
import fc from "fast-check";
import { expect, it } from "vitest";
import { graphScope } from "../src/expressions/graph-scope.ts";
import { type AnalyzedNode, analyze, everyNode, wire } from "../src/phases/2-analyze.ts";
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

const loopsInCode = ({ loops }: AnalyzedNode) =>
  loops.map((loop) => ({ id: loop.id, hasItem: "item" in loop }));

it("the loops and the failure that the editor offers to read are those of the compiler", () => {
  const met = { loops: 0, undo: 0 };
  fc.assert(
    fc.property(samples, ({ graph }) => {
      const nodes = [...everyNode(analyze(graph).ordered)];
      const undoing = new Set(nodes.flatMap(({ undo }) => undo.map(({ node }) => node.id)));
      for (const analyzed of nodes) {
        const { node, body } = analyzed;
        const { loops, isUndo } = graphScope(graph, node);
        expect([node.id, loops, isUndo]).toEqual([node.id, loopsInCode(analyzed), undoing.has(node.id)]);
        for (const child of body)
          expect(graphScope(graph, node, { body: true }).loops).toEqual(loopsInCode(child));
        met.loops += loops.length;
        met.undo += Number(isUndo);
      }
    }),
    { numRuns: 300 },
  );
  expect(Math.min(met.loops, met.undo)).toBeGreaterThan(50);
});
