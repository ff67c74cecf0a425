import type { Graph, PassPicks, RunEvent, RunGraph } from "@weft/shared";
import { createContext } from "react";

/** What choosing passes needs to know of a run. */
export type RunPasses = {
  graph: Graph;
  runGraph: RunGraph;
  /** Up to the moment shown. */
  events: readonly RunEvent[];
  isLive: boolean;
  picks: PassPicks;
  /** `null` shows the latest pass again. */
  pick: (loopId: string, index: number | null) => void;
};

export const RunPassesContext = createContext<RunPasses | null>(null);
