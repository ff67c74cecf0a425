/** From the engine's events to run events: which node an event is about, and which handles a node's end takes. */
import { endHandles, unpackFailure } from "@weft/codegen";
import type { Failure, GraphNode, Json, RunEvent } from "@weft/shared";
import type { RunPlan } from "./plan.ts";
import { readStepName } from "./step-name.ts";

export type EngineEvent = WorkflowInstanceEvent;

/** Pure: the same event gives the same run event. */
export function annotator(
  plan: Pick<RunPlan, "graph" | "steps" | "trigger">,
): (event: EngineEvent) => RunEvent {
  const nodes = new Map(plan.graph.nodes.map((node) => [node.id, node]));
  return (engineEvent) => {
    if ("stepName" in engineEvent) return aboutStep(engineEvent, plan, nodes);
    const { instanceId: _, ...event } = engineEvent;
    switch (event.type) {
      case "workflow_started":
        return { ...event, params: plan.trigger.output, nodeId: plan.trigger.id, handles: ["out"] };
      case "workflow_completed":
        return { ...event, output: (event.output ?? null) as Json };
      case "workflow_errored":
        return { ...event, error: runFailure(event.error) };
      default:
        return event;
    }
  };
}

type StepEvent = Extract<EngineEvent, { stepName: string }>;

function aboutStep(
  { instanceId: _, ...event }: StepEvent,
  plan: Pick<RunPlan, "steps">,
  nodes: ReadonlyMap<string, GraphNode>,
): RunEvent {
  const { nodeId, phase, iteration } = readStepName(event.stepName, plan.steps);
  const about = {
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(phase === undefined ? {} : { phase }),
    ...(iteration.length === 0 ? {} : { iteration }),
  };
  const node = nodeId === undefined || phase !== undefined ? undefined : nodes.get(nodeId);
  switch (event.type) {
    case "step_completed": {
      const output = (event.output ?? null) as Json;
      return {
        ...event,
        ...about,
        output,
        ...(node ? { handles: endHandles(node, output) } : {}),
      } as RunEvent;
    }
    case "step_errored":
      return { ...event, ...about, ...(node ? { handles: ["error"] } : {}) } as RunEvent;
    case "attempt_errored":
    case "rollback_attempt_errored":
    case "rollback_step_errored":
      return { ...event, ...about, error: failure(event.error) } as RunEvent;
    default:
      return { ...event, ...about } as RunEvent;
  }
}

function failure(error: Failure): Failure {
  const { name, message } = unpackFailure(error);
  return { name, message };
}

function runFailure(error: Failure): Failure & { nodeId?: string } {
  const { name, message, nodeId } = unpackFailure(error);
  return { name, message, ...(nodeId === undefined ? {} : { nodeId }) };
}
