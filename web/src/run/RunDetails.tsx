import { kindOf } from "@weft/codegen";
import type { GraphNode, Run } from "@weft/shared";
import { lazy, Suspense, useMemo } from "react";
import { PassTrail } from "./PassTrail.tsx";
import { RunOverview } from "./RunOverview.tsx";
import type { Pass } from "./run-history.ts";
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
      pass={view.history.passes.findLast((pass) => pass.nodeId === node.id && !pass.ofLoop)}
      trail={<PassTrail graph={view.passes.graph} state={state} nodeId={node.id} />}
      isLive={view.isLive}
      awaited={view.awaited.find((one) => one.nodeId === node.id)?.names ?? []}
      stepName={stepName}
      input={(pass) => <Input run={run} view={view} node={node} pass={pass} />}
      onClose={() => onSelect(null)}
    />
  );
}

const StepInput = lazy(async () => ({ default: (await import("../preview/StepInput.tsx")).StepInput }));

type InputProps = { run: Run; view: RunViewModel; node: GraphNode; pass: Pass | undefined };

/** What a step was given, as soon as it has begun; a trigger is what gives. */
function Input({ run, view, node, pass }: InputProps) {
  const { id, workflowId, version, createdAt } = run;
  const about = useMemo(
    () => ({ id, workflowId, version, startedAt: createdAt }),
    [id, workflowId, version, createdAt],
  );
  if (!pass) return null;
  return (
    <Suspense>
      <StepInput run={about} graph={view.graph} node={node} events={view.events} pass={pass.iteration} />
    </Suspense>
  );
}
