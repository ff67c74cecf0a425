import { kindOf } from "@weft/codegen";
import type { Run } from "@weft/shared";
import { RunOverview } from "./RunOverview.tsx";
import { StepDetails } from "./StepDetails.tsx";
import type { RunViewModel } from "./use-run-view.ts";

type Props = { run: Run; view: RunViewModel; onSelect: (nodeId: string | null) => void };

/** The selected step, or the run as a whole. */
export function RunDetails({ run, view, onSelect }: Props) {
  const { node, state, stepName } = view;
  const nodeState = node && state.nodes[node.id];
  if (!node || !nodeState)
    return (
      <RunOverview run={run} state={state} awaited={view.awaited} stepName={stepName} onSelect={onSelect} />
    );
  return (
    <StepDetails
      key={node.id}
      runId={run.id}
      nodeId={node.id}
      kind={kindOf(node.type)?.label ?? node.type}
      node={nodeState}
      passes={view.history.passes.filter((pass) => pass.nodeId === node.id)}
      isLive={view.isLive}
      awaited={view.awaited.find((one) => one.nodeId === node.id)?.names ?? []}
      stepName={stepName}
      onClose={() => onSelect(null)}
    />
  );
}
