/** A sample of the compiler's and how runs of it go, as its folder in `codegen/test/samples` tells it. */
import type { Failure, Graph, GraphNode, Json } from "@weft/shared";
import type { Scripts } from "../../../codegen/test/proof/script.ts";

export type ExpectedStep = {
  step: string;
  attempts?: number;
  /** What it sends out. */
  sent?: Json;
  output?: Json;
  error?: Failure;
  /** Of a step that the end of the run cuts off. */
  ended?: false;
};

export type SampleRun = {
  run?: string;
  trigger?: string;
  input: Json;
  world?: Scripts;
  steps: ExpectedStep[];
  output?: Json;
  error?: Failure & { nodeId: string };
  undone?: { step: string; calls: { nodeId: string; input: Json }[]; failed: boolean }[];
};

export type Sample = { name: string; graph: Graph; runs: SampleRun[] };

export const paramsOf = (node: GraphNode): { [key: string]: Json } =>
  (node.data.params ?? {}) as { [key: string]: Json };

/** The step of a node, in the pass in which an expression of it is evaluated: `ask[{{ index }}]`. */
export function stepText(graph: Graph, node: GraphNode): string {
  const indices: string[] = [];
  for (let id = node.parentId; id !== undefined; ) {
    const container = graph.nodes.find((other) => other.id === id);
    if (container && loops.has(container.type))
      indices.unshift(indices.length === 0 ? "[{{ index }}]" : `[{{ ${container.id}.index }}]`);
    id = container?.parentId;
  }
  return node.id + indices.join("");
}

const loops = new Set(["for_each", "repeat"]);

/** Whether no sleep is there to be dropped: one that is has to last. */
export const endsEverySleep = ({ graph, runs }: Sample): boolean =>
  graph.nodes
    .filter(({ type }) => type === "sleep")
    .every(({ id }) => runs.every(({ steps }) => steps.some((step) => isOf(step, id) && step.ended !== false)));

const isOf = ({ step }: ExpectedStep, id: string): boolean => step.split("[")[0] === id;

/** A real store does not fail at will. */
export const isPossible = (graph: Graph, { world = {} }: SampleRun): boolean =>
  !graph.nodes.some(({ id, type }) => type === "store" && world[id]?.fails);

/** Whether it goes the same way however long everything takes. */
export function isTimeless(graph: Graph, { world = {}, steps }: SampleRun): boolean {
  const scripts = Object.values(world);
  const isRace = scripts.some(({ takes, fails }) => takes !== undefined || fails?.some(mayGoWell));
  const isTimed = graph.nodes.some((node) => node.type === "group" && "timeout" in paramsOf(node));
  const waits = graph.nodes.filter(({ type }) => type === "wait_event");
  const timesOut = waits.some(({ id }) => steps.some((step) => isOf(step, id) && eventOf(world, step) === undefined));
  const isDropped = graph.nodes.some(({ id, type }) => type === "sleep" && !steps.some((step) => isOf(step, id)));
  return !isRace && !isTimed && !timesOut && !isDropped && !steps.some(({ ended }) => ended === false);
}

/** Whether runs of it beside each other do not see what the others keep. */
export const keepsToItself = (graph: Graph): boolean =>
  graph.nodes.every((node) => node.type !== "store" || paramsOf(node).op === "set");

/** A failure after which another attempt is made: how many there are then depends on how many were cut off. */
const mayGoWell = (trouble: { retryable?: boolean } | "too slow"): boolean =>
  trouble === "too slow" || trouble.retryable !== false;

const eventOf = (world: Scripts, { step }: ExpectedStep): string | undefined =>
  (world[step.split(":")[0] ?? ""] ?? world[step.split(/[[:]/)[0] ?? ""])?.event;
