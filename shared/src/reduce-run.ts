/**
 * The one meaning of a run's events. Pure, so the canvas, the run page, time travel and the worker's index all show
 * the same; it settles edges by the `handles` an event carries and never reads an output or knows a kind.
 */
import { sourceHandle } from "./graph.ts";
import { isObject, type Json } from "./json.ts";
import type { RunEvent } from "./run-event.ts";
import {
  isNodeEnded,
  isRunEnded,
  type NodeState,
  type NodeStatus,
  type RunGraph,
  type RunState,
  type RunStatus,
} from "./run-state.ts";

const pendingNode: NodeState = {
  status: "pending",
  attempts: 0,
  output: null,
  error: null,
  startedAt: null,
  endedAt: null,
  until: null,
};

export function initialRun(graph: RunGraph): RunState {
  return {
    graph,
    status: "queued",
    nodes: Object.fromEntries(graph.nodes.map((node) => [node.id, pendingNode])),
    edges: {},
    output: null,
    error: null,
    startedAt: null,
    endedAt: null,
    pausedAt: null,
    lastEventId: 0,
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();

export function reduceRun(state: RunState, event: RunEvent): RunState {
  if (isRunEnded(state.status) || event.eventId <= state.lastEventId) return state;
  return { ...fold(state, event), lastEventId: event.eventId };
}

function fold(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case "workflow_started":
      return start(state, event);
    case "workflow_running":
      return withStatus(state.pausedAt === null ? live(state) : shiftDeadlines(state, event.timestamp));
    case "workflow_paused":
      return { ...state, status: "paused", pausedAt: event.timestamp };
    case "workflow_completed":
      return end({ ...state, output: event.output }, "complete", event.timestamp);
    case "workflow_errored":
      return end({ ...state, error: event.error }, "errored", event.timestamp);
    case "workflow_terminated":
      return end(state, "cancelled", event.timestamp);
    default:
      return "nodeId" in event && event.nodeId !== undefined && state.nodes[event.nodeId]
        ? withStatus(foldNode(state, event as NodeEvent))
        : state;
  }
}

type NodeEvent = Extract<RunEvent, { stepName: string }> & { nodeId: string };

const live = (state: RunState): RunState =>
  state.status === "queued" ? { ...state, status: "running" } : state;

function foldNode(state: RunState, event: NodeEvent): RunState {
  const node = state.nodes[event.nodeId] as NodeState;
  if (event.type.startsWith("rollback_"))
    return event.type === "rollback_step_completed"
      ? setNode(state, event.nodeId, { status: "undone" })
      : state;
  if (isNodeEnded(node.status)) return state;
  const own = event.phase === undefined;
  const set = (change: Partial<NodeState>) => setNode(state, event.nodeId, change);
  switch (event.type) {
    case "step_started":
      return set({ status: "running", startedAt: node.startedAt ?? iso(event.timestamp) });
    case "attempt_started":
      return set({ status: "running", until: null, attempts: node.attempts + (own ? 1 : 0) });
    case "attempt_errored": {
      if (event.retryDelayMs === undefined) return set({ error: event.error });
      return set({
        status: "retrying",
        error: event.error,
        until: iso(event.timestamp + event.retryDelayMs),
      });
    }
    case "sleep_started":
      return set({
        status: "sleeping",
        startedAt: node.startedAt ?? iso(event.timestamp),
        until: iso(event.timestamp + event.durationMs),
      });
    case "wait_started":
      return set({ status: "waiting", startedAt: node.startedAt ?? iso(event.timestamp) });
    case "sleep_completed":
    case "wait_completed":
    case "wait_timed_out":
      return set({ status: "running", until: null });
    case "step_completed": {
      // The step that opens a wait says in its output until when: `{ until }`.
      if (!own) return set({ until: deadline(event.output) });
      return finish(set({ error: null, output: event.output }), event, "complete");
    }
    case "step_errored":
      return own ? finish(state, event, "errored") : state;
    default:
      return state;
  }
}

const deadline = (output: Json): string | null =>
  isObject(output) && typeof output.until === "string" ? output.until : null;

function setNode(state: RunState, id: string, change: Partial<NodeState>): RunState {
  return { ...state, nodes: { ...state.nodes, [id]: { ...(state.nodes[id] as NodeState), ...change } } };
}

function finish(
  state: RunState,
  event: { nodeId: string; timestamp: number; handles?: string[] },
  status: NodeStatus,
): RunState {
  const ended = setNode(state, event.nodeId, { status, until: null, endedAt: iso(event.timestamp) });
  return settle(ended, event.nodeId, event.handles ?? []);
}

function start(state: RunState, event: Extract<RunEvent, { type: "workflow_started" }>): RunState {
  const at = iso(event.timestamp);
  const started: RunState = { ...state, startedAt: state.startedAt ?? at };
  if (event.nodeId === undefined || !started.nodes[event.nodeId]) return started;
  const fired = setNode(started, event.nodeId, {
    status: "complete",
    output: event.params,
    startedAt: at,
    endedAt: at,
  });
  const settled = settle(fired, event.nodeId, event.handles ?? []);
  const targets = new Set(state.graph.edges.map((edge) => edge.target));
  const idle = state.graph.nodes.filter(
    (node) => !targets.has(node.id) && !node.parentId && node.id !== event.nodeId,
  );
  return skip(
    settled,
    idle.map((node) => node.id),
  );
}

/** Settles the edges leaving `id` and skips every node whose incoming edges are now all settled with none taken. */
function settle(state: RunState, id: string, handles: readonly string[]): RunState {
  const leaving = state.graph.edges.filter((edge) => edge.source === id);
  if (leaving.length === 0) return state;
  const edges = { ...state.edges };
  for (const edge of leaving) edges[edge.id] = handles.includes(sourceHandle(edge));
  const dead = leaving
    .filter((edge) => edges[edge.id] === false)
    .map((edge) => edge.target)
    .filter((target) =>
      state.graph.edges.every((edge) => edge.target !== target || edges[edge.id] === false),
    );
  return skip({ ...state, edges }, dead);
}

function skip(state: RunState, ids: readonly string[]): RunState {
  let next = state;
  for (const id of ids)
    if (next.nodes[id]?.status === "pending") next = settle(setNode(next, id, { status: "skipped" }), id, []);
  return next;
}

function end(state: RunState, status: RunStatus, timestamp: number): RunState {
  const endedAt = iso(timestamp);
  const nodes: RunState["nodes"] = {};
  for (const [id, node] of Object.entries(state.nodes)) {
    if (isNodeEnded(node.status)) nodes[id] = node;
    else if (node.status === "pending") nodes[id] = { ...node, status: "skipped" };
    else nodes[id] = { ...node, status: "cancelled", endedAt, until: null };
  }
  return { ...state, status, nodes, endedAt, pausedAt: null };
}

/** A pause moves every sleep and deadline by its length. */
function shiftDeadlines(state: RunState, now: number): RunState {
  const length = now - (state.pausedAt ?? now);
  const nodes: RunState["nodes"] = {};
  for (const [id, node] of Object.entries(state.nodes))
    nodes[id] = node.until === null ? node : { ...node, until: iso(Date.parse(node.until) + length) };
  return { ...state, status: "running", pausedAt: null, nodes };
}

/** `waiting` when all active nodes are asleep or waiting. */
function withStatus(state: RunState): RunState {
  if (state.status !== "running" && state.status !== "waiting") return state;
  let idle = 0;
  let busy = 0;
  for (const id in state.nodes) {
    const status = state.nodes[id]?.status;
    if (status === "sleeping" || status === "waiting") idle++;
    else if (status === "running" || status === "retrying") busy++;
  }
  const status = idle > 0 && busy === 0 ? "waiting" : "running";
  return state.status === status ? state : { ...state, status };
}
