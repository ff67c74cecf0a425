/** What happens after a run has failed: the chains of the steps that completed, in reverse order of their start. */
import type { PlainFailure, Undo } from "../trace.ts";
import { answerTo, inputOf } from "./actions.ts";
import { evaluate, type Names, recorded } from "./evaluate.ts";
import { namesIn, type Simulation } from "./simulation.ts";

export function undo(simulation: Simulation, error: PlainFailure): void {
  const { view, trace, world, scopes } = simulation;
  const completed = Object.entries(trace.steps)
    .filter(([name, { output }]) => output !== undefined && !name.includes(":"))
    .filter(([name]) => view.undoChain(idOf(name)).length > 0)
    .toSorted(([, a], [, b]) => b.start - a.start);
  for (const [step, { output }] of completed) {
    const scope = scopes.get(step);
    const names = { ...(scope && namesIn(simulation, scope)), [idOf(step)]: output, error } as Names;
    const undone: Undo = { step, calls: [], failed: false };
    for (const nodeId of view.undoChain(idOf(step))) {
      const input = recorded(evaluate(inputOf(view.node(nodeId)), names));
      undone.calls.push({ nodeId, input });
      const key = `${nodeId}${step.slice(idOf(step).length)}`;
      if (world.outcome(key, 1) !== "well") {
        undone.failed = true;
        break;
      }
      names[nodeId] = answerTo(view.node(nodeId), input, key, world);
    }
    trace.undone.push(undone);
  }
}

const idOf = (step: string): string => step.split("[", 1)[0] as string;
