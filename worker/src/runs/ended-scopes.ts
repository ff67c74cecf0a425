import { initialRun, isTerminalEvent, type RunEvent, type RunGraph, reduceTelling } from "@weft/shared";

/** The run, a container or a pass that has ended: the nodes of it, and in which pass. */
export type Scope = { has: (nodeId: string) => boolean; iteration: readonly number[] };

/** Tells of every event, in order, which scopes have ended with it. */
export function endedScopes(graph: RunGraph): (event: RunEvent) => Scope[] {
  const containers = containersOf(graph);
  let state = initialRun(graph);
  return (event) => {
    const scopes: Scope[] = [];
    state = reduceTelling(state, event, ({ loopId, iteration, status }) => {
      if (status !== "running") scopes.push({ has: (id) => !!containers.get(loopId)?.has(id), iteration });
    });
    if (isTerminalEvent(event)) scopes.push({ has: () => true, iteration: [] });
    if (isEndOfNode(event)) {
      const { nodeId = "", iteration = [] } = event;
      const inside = containers.get(nodeId);
      if (inside) scopes.push({ has: (id) => id === nodeId || inside.has(id), iteration });
    }
    return scopes;
  };
}

type NodeEnd = Extract<RunEvent, { type: "step_completed" | "step_errored" }>;

const isEndOfNode = (event: RunEvent): event is NodeEnd =>
  (event.type === "step_completed" || event.type === "step_errored") && event.phase === undefined;

/** Every container, with all the nodes in it. */
function containersOf({ nodes }: RunGraph): Map<string, Set<string>> {
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]));
  const inside = new Map(
    nodes.flatMap(({ id, container }): [string, Set<string>][] => (container ? [[id, new Set()]] : [])),
  );
  for (const { id } of nodes)
    for (let above = parents.get(id); above && !inside.get(above)?.has(id); above = parents.get(above))
      inside.get(above)?.add(id);
  return inside;
}
