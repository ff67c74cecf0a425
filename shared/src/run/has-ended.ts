import { isNodeEnded, type RunState } from "../run-state.ts";
import { indexOf, loopsAround } from "./graph-index.ts";
import { isIn } from "./ranges.ts";
import { itemOf } from "./rows.ts";

/** Whether a node has ended in one pass; what has not begun yet has not. */
export function hasEnded(
  { graph, progress }: Pick<RunState, "graph" | "progress">,
  nodeId: string,
  iteration: readonly number[],
): boolean {
  const node = indexOf(graph).byId.get(nodeId);
  if (!progress || !node) return true;
  let frame = progress.root;
  for (const [depth, loop] of loopsAround(node).entries()) {
    if (isNodeEnded(itemOf(frame.statuses, loop.slot))) return true;
    const passes = frame.loops[loop.slot];
    const index = iteration[depth] ?? -1;
    const pass = passes?.passes.find((one) => one.iteration.at(-1) === index);
    if (!pass) return passes !== undefined && isIn(passes.ended, index);
    frame = pass;
  }
  return frame.hasEnded || isNodeEnded(itemOf(frame.statuses, node.slot));
}
