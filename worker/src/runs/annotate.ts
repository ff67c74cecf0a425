/** From the engine's events to run events: which node an event is about, and which handles a node's end takes. */
import { endHandles, neverBegun, runGraph, unpackFailure } from "@weft/codegen";
import type { Failure, GraphNode, Json, RunEvent } from "@weft/shared";
import type { RunPlan } from "./plan.ts";
import { readStepName } from "./step-name.ts";

export type EngineEvent = WorkflowInstanceEvent;

/** How the undo of a step failed for good, if it did, by the engine's name of the step. */
export type UndoFailures = (stepName: string) => Failure | undefined;

type Knowledge = {
  steps: RunPlan["steps"];
  nodes: ReadonlyMap<string, GraphNode>;
  loops: ReadonlySet<string>;
  undoFailures: UndoFailures;
  /** Steps that the engine began in a replay and the run itself did not, by the engine's names. */
  neverBegun: Set<string>;
};

/** The same event gives the same run event, as long as the same undos have failed. */
export function annotator(
  plan: Pick<RunPlan, "graph" | "steps" | "trigger">,
  undoFailures: UndoFailures = () => undefined,
): (event: EngineEvent) => RunEvent {
  const loops = runGraph(plan.graph).nodes.filter(({ container }) => container === "loop");
  const knowledge: Knowledge = {
    steps: plan.steps,
    nodes: new Map(plan.graph.nodes.map((node) => [node.id, node])),
    loops: new Set(loops.map(({ id }) => id)),
    undoFailures,
    neverBegun: new Set(),
  };
  return (engineEvent) => {
    if ("stepName" in engineEvent) return aboutStep(engineEvent, knowledge);
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

function aboutStep({ instanceId: _, ...event }: StepEvent, knowledge: Knowledge): RunEvent {
  if (event.type === "attempt_errored" && event.error.message.endsWith(neverBegun))
    knowledge.neverBegun.add(event.stepName);
  // Such a step has not failed: it is cancelled with its scope, as what is under way there.
  if (knowledge.neverBegun.has(event.stepName)) return withoutNode(event);
  const { nodeId, phase, iteration } = readStepName(event.stepName, knowledge.steps);
  const about = {
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(phase === undefined ? {} : { phase }),
    ...(iteration.length === 0 ? {} : { iteration }),
  };
  const node = nodeId === undefined || phase !== undefined ? undefined : knowledge.nodes.get(nodeId);
  switch (event.type) {
    case "step_completed": {
      const output = (event.output ?? null) as Json;
      const isItems = phase === "items" && knowledge.loops.has(nodeId ?? "") && Array.isArray(output);
      return {
        ...event,
        ...about,
        output,
        ...(node ? { handles: endHandles(node, output) } : {}),
        ...(isItems ? { passes: output.length } : {}),
      } as RunEvent;
    }
    case "step_errored":
      return { ...event, ...about, ...(node ? { handles: ["error"] } : {}) } as RunEvent;
    case "rollback_step_completed": {
      const error = knowledge.undoFailures(event.stepName);
      return { ...event, ...about, ...(error ? { error } : {}) } as RunEvent;
    }
    case "attempt_errored":
    case "rollback_attempt_errored":
    case "rollback_step_errored":
      return { ...event, ...about, error: failure(event.error) } as RunEvent;
    default:
      return { ...event, ...about } as RunEvent;
  }
}

function withoutNode(event: Omit<StepEvent, "instanceId">): RunEvent {
  return ("error" in event ? { ...event, error: failure(event.error as Failure) } : event) as RunEvent;
}

function failure(error: Failure): Failure {
  const { name, message } = unpackFailure(error);
  return { name, message };
}

function runFailure(error: Failure): Failure & { nodeId?: string } {
  const { name, message, nodeId } = unpackFailure(error);
  return { name, message, ...(nodeId === undefined ? {} : { nodeId }) };
}
