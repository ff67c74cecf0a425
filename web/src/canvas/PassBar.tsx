import type { GraphNode, NodeState } from "@weft/shared";
import { countsPasses } from "./PassCount.tsx";

/** Passes that ended well and those that failed, as parts of all; nothing where nobody knows how many there will be. */
export function PassBar({ node, run }: { node: GraphNode; run: NodeState }) {
  const { passes } = run;
  if (!passes || passes.total === 0 || !countsPasses(node)) return null;
  const share = (part: number): string => `${(part / passes.total) * 100}%`;
  return (
    <span aria-hidden className="pass-bar">
      <span className="pass-bar-complete" style={{ width: share(passes.complete) }} />
      <span className="pass-bar-errored" style={{ width: share(passes.errored) }} />
    </span>
  );
}
