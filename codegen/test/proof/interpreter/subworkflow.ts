/** A run of another workflow, which lies outside: the world says when it ends, and how. */
import { inputOf, refuse } from "./actions.ts";
import { recorded } from "./evaluate.ts";
import { endOf, type Running } from "./nodes.ts";
import type { Process } from "./process.ts";
import type { NodeEnding } from "./simulation.ts";
import { idle, never, retryOf, step } from "./steps.ts";

export const startedRun = (name: string): { runId: string; until: string } => ({
  runId: `run of ${name}`,
  until: "2027-01-01T00:00:00.000Z",
});

export function* subworkflow(running: Running): Process<NodeEnding> {
  const { simulation, scope, name, node, params, value } = running;
  const { world, trace } = simulation;
  const waits = params.wait !== false;
  const started = yield* step(simulation, waits ? `${name}:start` : name, retryOf(node), () => {
    trace.calls[name] = [recorded(value(inputOf(node)))];
    const { runId, until } = startedRun(name);
    return waits ? { runId, until } : { runId };
  });
  if (!waits || "error" in started) return endOf(started);
  if (scope.halted) return { is: "cancelled" };
  if ((yield idle(simulation, scope, world.wait(name, []).after ?? 0)) === "dropped")
    return { is: "cancelled" };
  const ended = yield* step(simulation, name, never, (outcome, attempt) => {
    refuse(outcome, node, { world, name, attempt });
    return world.answer(name);
  });
  return endOf(ended);
}
