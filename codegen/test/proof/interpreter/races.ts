/**
 * When a run could have gone otherwise had its steps taken other times. Nothing else is a race: what expressions read is
 * settled by then, and who of several wakes a `join: any` changes no value.
 * - A failure nobody handles, or a return, while something ran that is not surely over by then: beside it in its scope,
 *   beside a container around it, or in another pass at the same time.
 * - A group with a timeout.
 * - A `join: any` that reads a node it does not wait for; only written samples have it.
 */
import type { GraphNode } from "@weft/shared";
import { settledBefore } from "../random/reads.ts";
import type { Scope } from "./scope.ts";
import type { Simulation } from "./simulation.ts";

export function noteRace(simulation: Simulation, scope: Scope, id: string): void {
  const before = beforeOf(simulation, id);
  const beside = [...scope.started].filter((other) => other !== id && !before.has(other));
  if (beside.length > 0) simulation.races.push(`${id} ended its scope beside ${beside.join(", ")}`);
  if (scope.failsParent && sideBySide(simulation, scope)) simulation.races.push(`${id} ended other passes`);
}

export function noteEarlyRead({ sample, view, races }: Simulation, { id, data }: GraphNode): void {
  const text = JSON.stringify(data.params);
  const sources = view.incoming(id).map(({ source }) => source);
  if (sample.script && sources.some((source) => new RegExp(`\\b${source}\\b`).test(text)))
    races.push(`${id} reads what may not be there yet`);
}

/** A return ends all the scopes around. */
export function noteReturn(simulation: Simulation, scope: Scope, id: string): void {
  let ending = id;
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    noteRace(simulation, at, ending);
    if (at.container !== undefined && sideBySide(simulation, at)) simulation.races.push("a pass returned");
    // The scope of all passes of a loop has no container of its own.
    ending = at.container ?? ending;
  }
}

function sideBySide({ view }: Simulation, { container }: Scope): boolean {
  const concurrency = container === undefined ? 1 : view.node(container).data.params?.concurrency;
  return typeof concurrency === "number" && concurrency > 1;
}

const known = new WeakMap<object, Map<string, Set<string>>>();

function beforeOf({ sample: { graph } }: Simulation, id: string): ReadonlySet<string> {
  const before = known.get(graph) ?? settledBefore(graph.nodes, graph.edges);
  known.set(graph, before);
  return before.get(id) ?? new Set();
}
