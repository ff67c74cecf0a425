/** Rule 9. */
import type { Json } from "@weft/shared";
import type { Scope } from "./scope.ts";
import type { Simulation } from "./simulation.ts";

export function outputOf({ view }: Simulation, scope: Scope): Json {
  const outputs = view
    .childrenOf(scope.container)
    .filter((node) => view.isLeaf(node))
    .flatMap(({ id }): [string, Json][] => {
      const state = scope.states.get(id);
      if (state?.is === "complete") return [[id, state.output]];
      return state?.is === "disabled" ? [[id, null]] : [];
    });
  if (outputs.length === 0) return null;
  return outputs.length === 1 ? (outputs[0] as [string, Json])[1] : Object.fromEntries(outputs);
}
