/**
 * Runs of a sample, as its `trace.json` tells them: what starts each and what the world answers is written by hand, the
 * rest is what the interpreter of the proof says; compiled code is held against it.
 */
import type { Graph, Json } from "@weft/shared";
import { kindOf } from "../src/index.ts";
import { publicSteps } from "./proof/agreement.ts";
import { interpret } from "./proof/interpreter/simulation.ts";
import { brokenReplays, disagreements, subjectOf } from "./proof/laws.ts";
import type { Scripts } from "./proof/script.ts";
import { anyText, type StepTrace } from "./proof/trace.ts";
import type { Sample } from "./proof/world.ts";

/** What is written by hand of a run. */
export type SampleRun = {
  /** What this run shows, where there are several. */
  run?: string;
  trigger?: string;
  input: Json;
  world?: Scripts;
};

/** The same run with what came of it. */
export function traced(graph: Graph, run: SampleRun): Json {
  const { steps, calls, ending, undone } = interpret(sampleOf(graph, run));
  const { run: name, trigger, input, world } = run;
  const trace = {
    ...{ run: name, trigger, input, world },
    steps: Object.entries(publicSteps(steps)).map(([step, trace]) => stepRow(step, trace, calls[step])),
    ...("output" in ending ? { output: ending.output } : { error: ending.error }),
    undone: undone.length > 0 ? undone : undefined,
  };
  return JSON.parse(JSON.stringify(trace).replaceAll(anyText, "(any text)"));
}

function stepRow(step: string, { start, end, attempts, output, error }: StepTrace, sent: Json[] = []) {
  return {
    at: Math.floor(start),
    step,
    attempts: attempts > 1 ? attempts : undefined,
    sent: sent.some((value) => value !== null) ? sent[0] : undefined,
    ...(end === undefined ? { ended: false } : error ? { error } : { output }),
  };
}

/** How the compiled code, in either of its forms and cut off anywhere, differs from what the interpreter says. */
export async function deviations(graph: Graph, run: SampleRun): Promise<string[]> {
  const subject = await subjectOf(sampleOf(graph, run));
  return [...disagreements(subject), ...(await brokenReplays(subject, "structured")).found];
}

function sampleOf(graph: Graph, { trigger, input, world }: SampleRun): Sample {
  const first = graph.nodes.find(({ type }) => kindOf(type)?.flow === "trigger")?.id ?? "";
  return { graph, trigger: trigger ?? first, body: input, world: {}, script: world ?? {} };
}
