/** Runs in few words: graphs as `start each{a g(b !c)} after` and what happens in them as `...did("a[0]")`. */
import type { Json } from "../src/json.ts";
import { initialRun, reduceRun } from "../src/reduce-run.ts";
import type { RunEvent } from "../src/run-event.ts";
import type { PassPicks, RunGraph, RunState } from "../src/run-state.ts";

/** An event without its place in the run. */
type WithoutPlace<T> = T extends RunEvent ? Omit<T, "eventId" | "timestamp"> : never;
export type Draft = WithoutPlace<RunEvent>;

/**
 * @param nodes `loop{…}`, `group(…)`, `!disabled`
 * @param edges `a -> b`, `a.error -> b`; an edge's id is its text
 */
export function graphOf(nodes: string, ...edges: string[]): RunGraph {
  const graph: RunGraph = { nodes: [], edges: edges.map(edgeOf) };
  const parents: string[] = [];
  for (const [, disabled, id, opening] of nodes.matchAll(/(!?)(\w+)([{(]?)|[})]/g)) {
    if (id === undefined) parents.pop();
    else {
      const parentId = parents.at(-1);
      graph.nodes.push({
        id,
        ...(parentId === undefined ? {} : { parentId }),
        ...(opening ? { container: opening === "{" ? "loop" : "scope" } : {}),
        ...(disabled ? { disabled: true } : {}),
      });
      if (opening) parents.push(id);
    }
  }
  return graph;
}

function edgeOf(text: string): RunGraph["edges"][number] {
  const [, source = "", sourceHandle, target = ""] = /^(\w+)(?:\.(\S+))? -> (\w+)$/.exec(text) ?? [];
  return { id: text, source, target, ...(sourceHandle === undefined ? {} : { sourceHandle }) };
}

/** What an event says of the step `a[2]:wait`. */
export function step(name: string) {
  const [, nodeId = "", indices = "", phase] = /^(\w+)((?:\[\d+\])*)(?::(\w+))?$/.exec(name) ?? [];
  const iteration = [...indices.matchAll(/\d+/g)].map(Number);
  return {
    stepName: `${name}-1`,
    nodeId,
    ...(phase === undefined ? {} : { phase }),
    ...(iteration.length === 0 ? {} : { iteration }),
  };
}

export const boom = { name: "Boom", message: "It broke" };

export const started = (handles = ["out"], nodeId = "start"): Draft[] => [
  { type: "workflow_started", params: null, nodeId, handles },
  { type: "workflow_running" },
];
export const began = (name: string): Draft[] => [
  { type: "step_started", ...step(name) },
  { type: "attempt_started", attempt: 1, ...step(name) },
];
export const ended = (name: string, output: Json = null, handles = ["out"]): Draft[] => [
  { type: "attempt_completed", attempt: 1, ...step(name) },
  { type: "step_completed", output, ...(name.includes(":") ? {} : { handles }), ...step(name) },
];
export const did = (name: string, output: Json = null, handles = ["out"]): Draft[] => [
  ...began(name),
  ...ended(name, output, handles),
];
export const broke = (name: string): Draft[] => [
  { type: "attempt_errored", attempt: 1, error: boom, ...step(name) },
  { type: "step_errored", handles: ["error"], ...step(name) },
];
export const failed = (name: string): Draft[] => [...began(name), ...broke(name)];
export const slept = (name: string, durationMs = 60_000): Draft[] => [
  { type: "sleep_started", durationMs, ...step(name) },
];
export const woke = (name: string): Draft[] => [{ type: "sleep_completed", ...step(name) }];
/** The items of a loop were recorded. */
export const has = (name: string, passes: number): Draft[] => [
  ...began(`${name}:items`),
  { type: "step_completed", output: [], passes, ...step(`${name}:items`) },
];
export const undid = (name: string, error?: typeof boom): Draft[] => [
  { type: "rollback_step_started", ...step(name) },
  { type: "rollback_step_completed", ...(error ? { error } : {}), ...step(name) },
];
export const finished: Draft[] = [{ type: "workflow_completed", output: null }];
export const failedRun: Draft[] = [{ type: "workflow_errored", error: boom }];
export const cancelled: Draft[] = [{ type: "workflow_terminated" }];

export const at = (ms: number): string => new Date(ms).toISOString();

/** Events that stand one second apart, numbered from 1. */
export const placed = (...drafts: Draft[]): RunEvent[] =>
  drafts.map((draft, index) => ({ ...draft, eventId: index + 1, timestamp: index * 1000 }) as RunEvent);

export const fold = (graph: RunGraph, ...drafts: Draft[]): RunState => foldPicking(graph, {}, ...drafts);

export const foldPicking = (graph: RunGraph, picks: PassPicks, ...drafts: Draft[]): RunState =>
  placed(...drafts).reduce(reduceRun, initialRun(graph, picks));

/** The statuses of nodes, in one text: `a complete, b pending`. */
export const statuses = ({ nodes }: RunState, ids: string): string =>
  ids
    .split(" ")
    .map((id) => `${id} ${nodes[id]?.status}`)
    .join(", ");
