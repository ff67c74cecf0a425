/** The passes that are picked, as they stand in the address: `each:3,inner:0`, by loop. */
import { isContainer, kindOf } from "@weft/codegen";
import type { Graph, GraphNode, PassPicks } from "@weft/shared";
import { containersAround, containerTree } from "../canvas/container-tree.ts";

export const isLoop = (node: Pick<GraphNode, "type">): boolean =>
  isContainer(node) && kindOf(node.type)?.flow === "loop";

/** The picks of an address; what is no loop of the graph or no index is passed over. */
export function readPicks(text: string | null, graph: Graph): PassPicks {
  const { byId } = containerTree(graph);
  const picks: { [loopId: string]: number } = {};
  for (const entry of text?.split(",") ?? []) {
    const [id = "", index = ""] = entry.split(":");
    const loop = byId.get(id);
    if (loop && isLoop(loop) && /^\d{1,6}$/.test(index)) picks[id] = Number(index);
  }
  return picks;
}

export function writePicks(picks: PassPicks): string | null {
  const entries = Object.entries(picks).map(([id, index]) => `${id}:${index}`);
  return entries.length === 0 ? null : entries.join(",");
}

/** Another pick for one loop; `null` shows the latest pass. What was picked inside it was of another pass. */
export function withPick(graph: Graph, picks: PassPicks, loopId: string, index: number | null): PassPicks {
  const kept = Object.entries(picks).filter(
    ([id]) => id !== loopId && !containersAround(graph, id).includes(loopId),
  );
  return Object.fromEntries(index === null ? kept : [...kept, [loopId, index]]);
}

/** Whether something a step did in these passes is to be seen. Of a loop of which none is picked, all passes are. */
export function isOfPicked(
  graph: Graph,
  picks: PassPicks,
  { nodeId, iteration = [] }: { nodeId: string | null; iteration?: readonly number[] | undefined },
): boolean {
  if (nodeId === null || iteration.length === 0) return true;
  return loopsOf(graph, nodeId).every(
    ({ id }, level) =>
      picks[id] === undefined || iteration[level] === undefined || picks[id] === iteration[level],
  );
}

/** The loops around a step, the outermost first; a loop itself is the last of them. */
export function loopsOf(graph: Graph, id: string): GraphNode[] {
  const { byId } = containerTree(graph);
  return [id, ...containersAround(graph, id)]
    .toReversed()
    .flatMap((each) => byId.get(each) ?? [])
    .filter(isLoop);
}
