import { passesOf } from "@weft/shared";
import { useMemo } from "react";
import { useThrottled } from "../ui/use-throttled.ts";
import { type PassChoice, passChoices } from "./pass-choices.ts";
import type { RunPasses } from "./run-passes.ts";

/** While a run goes on, its passes are counted anew this often, in ms: it takes a fold of everything. */
const refreshMs = 1000;

/** The passes of a loop to choose from. */
export function usePassChoices(
  { events, graph, runGraph, isLive, picks }: RunPasses,
  loopId: string,
): PassChoice[] {
  const steady = useThrottled(events, isLive ? refreshMs : 0);
  const passes = useMemo(() => passesOf(steady, runGraph), [steady, runGraph]);
  return useMemo(
    () => passChoices(passes, steady, graph, picks, loopId),
    [passes, steady, graph, picks, loopId],
  );
}
