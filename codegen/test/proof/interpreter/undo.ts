/** What happens after a run has failed: the chains of the steps that completed, in reverse order of their start. */
import type { PlainFailure, Undo } from "../trace.ts";
import type { Outcome } from "../world.ts";
import { answerTo, inputOf } from "./actions.ts";
import { evaluate, type Names, recorded } from "./evaluate.ts";
import { namesIn, type Simulation } from "./simulation.ts";
import { retryOf } from "./steps.ts";

export function undo(simulation: Simulation, error: PlainFailure): void {
  const { view, trace, scopes } = simulation;
  const completed = Object.entries(trace.steps)
    .filter(([name, { output }]) => output !== undefined && !name.includes(":"))
    .filter(([name]) => view.undoChain(idOf(name)).length > 0)
    .toSorted(([, a], [, b]) => b.start - a.start);
  for (const [step, { output }] of completed) {
    const scope = scopes.get(step);
    const names = { ...(scope && namesIn(simulation, scope)), [idOf(step)]: output, error } as Names;
    const undone: Undo = { step, calls: [], failed: false };
    trace.undone.push(undone);
    const [first = ""] = view.undoChain(idOf(step));
    const { limit } = retryOf(view.node(first));
    // What fails begins the chain again.
    for (let attempt = 1; ; attempt++) {
      const outcome = runChain(simulation, undone, { ...names }, attempt);
      if (outcome === "well") break;
      undone.failed = outcome === "broken" || attempt > limit;
      if (undone.failed) break;
    }
  }
}

function runChain({ view, world }: Simulation, undone: Undo, names: Names, attempt: number): Outcome {
  const id = idOf(undone.step);
  for (const nodeId of view.undoChain(id)) {
    const input = recorded(evaluate(inputOf(view.node(nodeId)), names));
    undone.calls.push({ nodeId, input });
    const key = nodeId + undone.step.slice(id.length);
    const outcome = world.outcome(key, attempt);
    if (outcome !== "well") return outcome;
    names[nodeId] = answerTo(view.node(nodeId), input, key, world);
  }
  return "well";
}

const idOf = (step: string): string => step.split("[", 1)[0] as string;
