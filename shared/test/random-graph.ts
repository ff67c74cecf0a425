/** Graphs of containers in containers, made by choices. */
import type { RunGraph } from "../src/run-state.ts";

/** A number from 0 to below `count`. */
export type Choose = (count: number) => number;

/** Choices from a list; when it is used up, the first of everything. */
export function chooser(choices: readonly number[]): Choose {
  let next = 0;
  return (count) => (choices[next++] ?? 0) % count;
}

const handles = ["out", "out", "alt", "error"];

export function randomGraph(choose: Choose): RunGraph {
  const graph: RunGraph = { nodes: [{ id: "start" }], edges: [] };
  let count = 0;
  const connect = (source: string, target: string, sourceHandle: string) =>
    graph.edges.push({ id: `e${graph.edges.length}`, source, sourceHandle, target });

  function fill(parentId: string | undefined, depth: number): string[] {
    const ids: string[] = [];
    for (let left = 1 + choose(4); left > 0; left--) {
      const id = `n${count++}`;
      const sort = choose(depth < 3 ? 8 : 5);
      // A pass begins with a step of its own, or nothing would be seen of it.
      const disabled = sort === 4 && (ids.length > 0 || parentId === undefined);
      const container = sort < 5 ? undefined : sort === 5 ? "scope" : "loop";
      graph.nodes.push({
        id,
        ...(parentId === undefined ? {} : { parentId }),
        ...(container ? { container } : {}),
        ...(disabled ? { disabled: true as const } : {}),
      });
      for (const earlier of ids) if (choose(3) === 0) connect(earlier, id, handles[choose(4)] as string);
      ids.push(id);
      if (container) fill(id, depth + 1);
    }
    return ids;
  }

  for (const id of fill(undefined, 0))
    if (!graph.edges.some(({ target }) => target === id)) connect("start", id, "out");
  return graph;
}
