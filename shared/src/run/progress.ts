/**
 * How far a run is. A frame is the run itself or one pass of a loop, where every edge settles once; it knows statuses
 * only. What is shown of nodes, outputs and all, stands in one list for the frames that are shown. A pass that has
 * ended is dropped unless it is shown, so that a run of any length needs no more than what is live. Plain data.
 */
import type { NodeState, NodeStatus, PassPicks } from "../run-state.ts";
import type { IndexedNode, Region } from "./graph-index.ts";
import type { Ranges } from "./ranges.ts";
import type { Rows } from "./rows.ts";

export type Frame = {
  /** Loop indices, the outermost first; none of the run itself. */
  iteration: number[];
  /** By place in the region. */
  statuses: Rows<NodeStatus>;
  taken: Rows<boolean | null>;
  /** Ends of present sleeps, waits and retry delays by place in the region, in ms since 1970. */
  deadlines: { [slot: number]: number };
  /** Containers whose own last step is at work, by place in the region. */
  closing: { [slot: number]: true };
  /** By the loop's place in the region; of those that have begun. */
  loops: { [slot: number]: LoopProgress };
  /** Nodes at work and nodes asleep or waiting, in this frame and the passes in it; of containers their own steps. */
  busy: number;
  idle: number;
  /** Children of a pass that have not ended. */
  open: number;
  /** Whether one of them failed and nothing took its failure. */
  hasFailed: boolean;
  hasEnded: boolean;
};

/** One execution of a loop. */
export type LoopProgress = {
  /** How many passes there will be, where that is known. */
  items: number | null;
  begun: number;
  complete: number;
  errored: number;
  /** Indices of passes that have ended. */
  ended: Ranges;
  /** Those that have not, and the one shown, in the order of their beginning. */
  passes: Frame[];
};

export type Progress = {
  picks: PassPicks;
  isUndoing: boolean;
  /** By the node's place in the graph. */
  shown: Rows<NodeState>;
  root: Frame;
};

export function newFrame(region: Region, iteration: number[]): Frame {
  return {
    iteration,
    statuses: region.statuses,
    taken: region.taken,
    deadlines: {},
    closing: {},
    loops: {},
    busy: 0,
    idle: 0,
    open: region.loop?.children.filter(({ isUndo }) => !isUndo).length ?? 0,
    hasFailed: false,
    hasEnded: false,
  };
}

export const newLoopProgress = (): LoopProgress => ({
  items: null,
  begun: 0,
  complete: 0,
  errored: 0,
  ended: [],
  passes: [],
});

/** The pass whose nodes are shown: the one picked, else the one that began last. */
export function shownPass(loop: IndexedNode, { passes }: LoopProgress, picks: PassPicks): Frame | undefined {
  const pick = picks[loop.id];
  return pick === undefined ? passes.at(-1) : passes.find(({ iteration }) => iteration.at(-1) === pick);
}
