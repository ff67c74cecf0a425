import { kindOf } from "@weft/codegen";
import type { GraphNode, NodeState } from "@weft/shared";
import { useWords } from "../words/use-words.ts";

type Props = { node: GraphNode; run: NodeState | undefined };

/** How far a loop is: passes that ended of all, or which pass it is in where nobody knows how many there will be. */
export function PassCount({ node, run }: Props) {
  const words = useWords().editor.canvas;
  const passes = kindOf(node.type)?.flow === "loop" ? run?.passes : undefined;
  if (!passes || (passes.total === 0 && run?.status !== "complete")) return null;
  const { total, complete, errored } = passes;
  return (
    <span data-passes className="flex shrink-0 items-center gap-1.5 text-sm font-medium whitespace-nowrap">
      {errored > 0 && <span className="text-errored">{words.failedPasses(errored)}</span>}
      <span className="text-ink-2">
        {countsPasses(node) ? words.passesOf(complete + errored, total) : words.passNumber(total)}
      </span>
    </span>
  );
}

/** Whether a loop knows beforehand how many passes it will have: it goes through items. */
export const countsPasses = (node: Pick<GraphNode, "type">): boolean =>
  kindOf(node.type)?.passVariables?.includes("item") ?? false;

/** How often a step in a loop has run. */
export function StepPasses({ run }: { run: NodeState | undefined }) {
  const words = useWords().editor.canvas;
  const passes = run?.passes;
  if (!passes || passes.total < 2) return null;
  return (
    <span data-passes className="shrink-0 text-xs whitespace-nowrap text-ink-3">
      {passes.errored > 0 && <span className="text-errored">{words.failedPasses(passes.errored)} · </span>}
      {words.times(passes.total)}
    </span>
  );
}
