import type { Json } from "./json.ts";
import type { Progress } from "./run/progress.ts";
import type { Failure } from "./run-event.ts";

export const runStatuses = [
  "queued",
  "running",
  "waiting",
  "paused",
  "complete",
  "errored",
  "cancelled",
] as const;
export type RunStatus = (typeof runStatuses)[number];

export const nodeStatuses = [
  "pending",
  "running",
  "retrying",
  "sleeping",
  "waiting",
  "complete",
  "errored",
  "skipped",
  "cancelled",
  "undone",
] as const;
export type NodeStatus = (typeof nodeStatuses)[number];

/**
 * Of a node in a loop: how often it started, completed and failed, in all passes so far. Of a loop itself: how many
 * passes the present execution has (a repetition: has begun), and how many of them ended well or failed.
 */
export type Passes = { total: number; complete: number; errored: number };

/** In loops that of the pass shown: the one that began last, or the one that was picked. Times are ISO 8601 UTC. */
export type NodeState = {
  status: NodeStatus;
  /** Attempts started of the node's own step. */
  attempts: number;
  output: Json;
  /** Of the node if it failed; of the latest attempt while it is retrying; of its undo if that failed. */
  error: Failure | null;
  startedAt: string | null;
  endedAt: string | null;
  /** When the present sleep, wait or retry delay ends, where that is known; of a container its timeout or delay. */
  until: string | null;
  /** Of loops, and of nodes in them. */
  passes?: Passes;
};

/** The part of a graph that a run is folded over; annotations are none of it. */
export type RunGraph = {
  nodes: { id: string; parentId?: string; container?: "loop" | "scope"; disabled?: true }[];
  edges: { id: string; source: string; sourceHandle?: string; target: string; targetHandle?: string }[];
};

/** Which pass of a loop to show: the loop's id → the pass's index. */
export type PassPicks = { readonly [loopId: string]: number };

export type RunState = {
  graph: RunGraph;
  status: RunStatus;
  nodes: { readonly [nodeId: string]: NodeState };
  /** Settled edges: taken or not taken. In loops those of the pass shown. */
  edges: { readonly [edgeId: string]: boolean };
  output: Json;
  error: (Failure & { nodeId?: string }) | null;
  startedAt: string | null;
  endedAt: string | null;
  pausedAt: number | null;
  lastEventId: number;
  /** What further events are folded over; null once the run has ended. */
  progress: Progress | null;
};

const ended: ReadonlySet<string> = new Set(["complete", "errored", "skipped", "cancelled", "undone"]);
export const isNodeEnded = (status: NodeStatus): boolean => ended.has(status);

const runEnded: ReadonlySet<string> = new Set(["complete", "errored", "cancelled"]);
export const isRunEnded = (status: RunStatus): boolean => runEnded.has(status);
