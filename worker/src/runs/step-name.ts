import type { StepMap } from "./plan.ts";

/** What the engine's name of a step says: `ask[2][0]:wait-1` is phase `wait` of node `ask` in pass [2, 0]. */
export type StepName = { name: string; nodeId?: string; phase?: string; iteration: number[] };

/** @param engineName `<step name>-<count>`; with unique names the count is always 1. */
export function readStepName(engineName: string, steps: StepMap): StepName {
  const name = engineName.replace(/-\d+$/, "");
  const iteration = [...name.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
  const pattern = name.replace(/\[\d+\]/g, "[*]");
  const step = Object.hasOwn(steps, pattern) ? steps[pattern] : undefined;
  return { name, iteration, ...step };
}
