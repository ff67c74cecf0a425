import { kindOf } from "@weft/codegen";
import { type Graph, isObject, type RunState } from "@weft/shared";

/** A step that waits now, and the names of the events it would take. */
export type AwaitedEvents = { nodeId: string; names: string[]; until: string | null };

/** What the run waits for. A name that is computed at run time is left out: only the engine knows it. */
export function awaitedEvents(graph: Graph, state: RunState): AwaitedEvents[] {
  return graph.nodes.flatMap((node) => {
    const status = state.nodes[node.id];
    if (status?.status !== "waiting" || kindOf(node.type)?.flow !== "wait") return [];
    const params: unknown = isObject(node.data) ? node.data.params : undefined;
    const names = isObject(params) && Array.isArray(params.events) ? params.events.filter(isFixedName) : [];
    return [{ nodeId: node.id, names, until: status.until }];
  });
}

const isFixedName = (name: unknown): name is string =>
  typeof name === "string" && name !== "" && !name.includes("{{");
