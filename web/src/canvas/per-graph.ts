import type { Graph } from "@weft/shared";

/** `compute`, done once for every graph. A graph is never changed, so what was found for it stays true. */
export function perGraph<T>(compute: (graph: Graph) => T): (graph: Graph) => T {
  const known = new WeakMap<Graph, { value: T }>();
  return (graph) => {
    let found = known.get(graph);
    if (!found) {
      found = { value: compute(graph) };
      known.set(graph, found);
    }
    return found.value;
  };
}
