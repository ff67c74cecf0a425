/** Rule 9; what is sensitive is not shown here either. */
import type { Json } from "@weft/shared";
import type { Scope } from "./scope.ts";
import type { Simulation } from "./simulation.ts";

export function outputOf({ view }: Simulation, scope: Scope): Json {
  const outputs = view
    .childrenOf(scope.container)
    .filter((node) => view.isLeaf(node))
    .flatMap(({ id, data }): [string, Json][] => {
      const state = scope.states.get(id);
      if (state?.is === "complete") return [[id, data.sensitive ? "[REDACTED]" : state.output]];
      return state?.is === "disabled" ? [[id, null]] : [];
    });
  if (outputs.length === 0) return null;
  return outputs.length === 1 ? (outputs[0] as [string, Json])[1] : Object.fromEntries(outputs);
}
