import { outputHandles } from "@weft/codegen";
import { applyOperations, type Graph, type Json, type Operation, sourceHandle } from "@weft/shared";

/**
 * Sets a field of a step. Where that renames one of the step's handles, the wires at it follow; with `drop`, wires at
 * handles that are gone are removed (a deleted list entry, as against a name that is still being typed).
 */
export function setStepField(
  graph: Graph,
  id: string,
  path: string[],
  value: Json | undefined,
  { drop = false }: { drop?: boolean } = {},
): Operation[] {
  const operation: Operation = { op: "setNode", id, path, ...(value === undefined ? {} : { value }) };
  const before = graph.nodes.find((node) => node.id === id);
  const after = applyOperations(graph, [operation]).nodes.find((node) => node.id === id);
  if (!before || !after) return [operation];
  const old = outputHandles(before).map((handle) => handle.id);
  const now = outputHandles(after).map((handle) => handle.id);
  const wires = graph.edges.filter((edge) => edge.source === id);
  const renamed = renamedHandle(old, now);
  if (renamed)
    return [
      operation,
      ...wires
        .filter((edge) => sourceHandle(edge) === renamed.from)
        .map(
          (edge): Operation => ({ op: "setEdge", id: edge.id, path: ["sourceHandle"], value: renamed.to }),
        ),
    ];
  if (!drop) return [operation];
  const gone = wires.filter((edge) => old.includes(sourceHandle(edge)) && !now.includes(sourceHandle(edge)));
  return [operation, ...gone.map((edge): Operation => ({ op: "removeEdge", id: edge.id }))];
}

function renamedHandle(old: readonly string[], now: readonly string[]): { from: string; to: string } | null {
  if (old.length !== now.length) return null;
  const changed = old.flatMap((from, index) => {
    const to = now[index] as string;
    return from === to ? [] : [{ from, to }];
  });
  return changed.length === 1 ? (changed[0] ?? null) : null;
}
