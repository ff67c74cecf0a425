/**
 * A sample's graph as a real engine can run it within seconds: its requests go to a server of ours and say which step
 * they are of, and what takes days in the sample takes less, in the same order.
 */
import type { Graph, GraphNode, Json } from "@weft/shared";
import type { Scripts } from "../../../codegen/test/proof/script.ts";
import { scriptOf } from "../../../codegen/test/proof/script.ts";
import { milliseconds } from "../../../codegen/src/runtime/duration.js";
import { paramsOf, type SampleRun, stepText } from "./sample.ts";

export type Adapting = {
  /** Where requests go. */
  base: string;
  /** Ids of what subworkflow steps run, by the id in the sample. */
  children: { [workflowId: string]: string };
  /** Whether sleeps take what they take in the sample, for somebody else makes them short. */
  keepsSleeps?: boolean;
};

export const tooSlowMs = 6000;
const repeatDelayMs = 150;

/** A shorter time; of two times the longer one stays the longer. */
export function shorter(time: Json | undefined): number {
  const ms = milliseconds(time);
  return Math.round(ms <= 5000 ? ms * 0.4 : 2000 + 1000 * Math.log2(ms / 5000));
}

export function adapted(graph: Graph, run: SampleRun, options: Adapting): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => adaptedNode(graph, node, run, options)) };
}

function adaptedNode(graph: Graph, node: GraphNode, run: SampleRun, options: Adapting): GraphNode {
  const { retry, timeout } = node.data as { retry?: { [key: string]: Json }; timeout?: Json };
  const isTooSlow = Object.entries(run.world ?? {}).some(
    ([step, { fails }]) => step.split("[")[0] === node.id && fails?.includes("too slow"),
  );
  const data = {
    ...node.data,
    ...(retry?.delay === undefined ? {} : { retry: { ...retry, delay: Math.min(500, shorter(retry.delay)) } }),
    ...(isTooSlow ? { timeout: tooSlowMs } : timeout === undefined ? {} : { timeout }),
    params: adaptedParams(graph, node, run, options),
  };
  return { ...node, data } as GraphNode;
}

function adaptedParams(graph: Graph, node: GraphNode, run: SampleRun, options: Adapting) {
  const params = paramsOf(node);
  switch (node.type) {
    case "http": {
      const path = String(params.url).replace(/^https?:\/\/[^/]*\/?/, "");
      const told = [
        { key: "x-step", value: stepText(graph, node) },
        { key: "x-run", value: "{{ run.id }}" },
      ];
      return { ...params, url: `${options.base}/${path}`, headers: [...((params.headers as Json[]) ?? []), ...told] };
    }
    case "sleep":
      return options.keepsSleeps || typeof params.duration !== "string" || params.duration.includes("{{")
        ? params
        : { duration: shorter(params.duration) };
    case "repeat":
      return params.delay === undefined ? params : { ...params, delay: repeatDelayMs };
    case "group":
      return params.timeout === undefined ? params : { ...params, timeout: shorter(params.timeout) };
    case "wait_event":
      return { ...params, timeout: timesOut(node, run) ? 2500 : "10 minutes" };
    case "subworkflow": {
      const { version: _, ...others } = params;
      return { ...others, workflowId: options.children[String(params.workflowId)] ?? "" };
    }
    default:
      return params;
  }
}

/** Whether one of its waits ends without an event. */
export const timesOut = (node: GraphNode, { steps, world = {} }: SampleRun): boolean =>
  steps.some(({ step }) => step.split("[")[0] === node.id && scriptOf(world, step).event === undefined);

/** What a workflow has to be that gives what the world says of a step that runs it. */
export function childOf(scripts: Scripts, step: string): Graph {
  const { fails: [trouble] = [], answer = null } = scriptOf(scripts, step);
  const end: [string, { [key: string]: Json }] =
    trouble && trouble !== "too slow" ? ["fail", { message: trouble.message }] : ["return", { value: answer }];
  const nodes = [
    { id: "called", type: "called", position: { x: 0, y: 0 }, data: { name: "Called", params: {} } },
    { id: "end", type: end[0], position: { x: 300, y: 0 }, data: { name: "End", params: end[1] } },
  ];
  return { schemaVersion: 1, nodes, edges: [{ id: "e1", source: "called", target: "end" }] };
}
