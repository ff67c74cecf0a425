import type { Json } from "./json.ts";
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

/** Times are ISO 8601 UTC. */
export type NodeState = {
  status: NodeStatus;
  /** Attempts started. */
  attempts: number;
  output: Json;
  /** Of the node if it failed; of the latest attempt while it is retrying. */
  error: Failure | null;
  startedAt: string | null;
  endedAt: string | null;
  /** When the present sleep, wait or retry delay ends, where that is known. */
  until: string | null;
};

/** The part of a graph that a run is folded over; annotations are none of it. */
export type RunGraph = {
  nodes: { id: string; parentId?: string }[];
  edges: { id: string; source: string; sourceHandle?: string; target: string; targetHandle?: string }[];
};

export type RunState = {
  graph: RunGraph;
  status: RunStatus;
  nodes: { [nodeId: string]: NodeState };
  /** Settled edges: taken or not taken. */
  edges: { [edgeId: string]: boolean };
  output: Json;
  error: (Failure & { nodeId?: string }) | null;
  startedAt: string | null;
  endedAt: string | null;
  pausedAt: number | null;
  lastEventId: number;
};

const ended: ReadonlySet<string> = new Set(["complete", "errored", "skipped", "cancelled", "undone"]);
export const isNodeEnded = (status: NodeStatus): boolean => ended.has(status);

const runEnded: ReadonlySet<string> = new Set(["complete", "errored", "cancelled"]);
export const isRunEnded = (status: RunStatus): boolean => runEnded.has(status);
