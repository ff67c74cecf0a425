/** What holds for every sample. Each law gives what breaks it, in words. */
import { type Compiled, compile } from "../../src/index.ts";
import { callsOf, differences, different, tracesOf } from "./agreement.ts";
import { type Execution, execute } from "./engine/execute.ts";
import { interpret } from "./interpreter/simulation.ts";
import { lateStarts } from "./late-starts.ts";
import { type Entrypoint, loadEntrypoint } from "./load-modules.ts";
import { hash, type Sample } from "./world.ts";

export type Form = "structured" | "flat";

type Module = { text: string; workflow: Entrypoint; steps: Compiled["steps"] };

export function compiled({ graph }: Sample, form: Form): Module {
  const { modules, mainModule, diagnostics, steps } =
    form === "flat" ? compile(graph, { form: "flat" }) : compile(graph);
  if (!modules) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    throw new Error(`The graph does not compile: ${JSON.stringify(errors)}`);
  }
  return { text: modules[mainModule] ?? "", workflow: loadEntrypoint(modules, mainModule), steps };
}

/** What several laws look at: the meaning of a sample, and both forms of it, run without any trouble. */
export type Subject = {
  sample: Sample;
  expected: ReturnType<typeof interpret>;
  forms: { [form in Form]: Module & { whole: Execution } };
};

export async function subjectOf(sample: Sample): Promise<Subject> {
  const run = async (form: Form) => {
    const module = compiled(sample, form);
    return { ...module, whole: await execute(sample, module.workflow) };
  };
  const expected = interpret(sample);
  return { sample, expected, forms: { structured: await run("structured"), flat: await run("flat") } };
}

/** Structured code, one promise per node and the interpreter agree. */
export const disagreements = ({ sample, expected, forms }: Subject): string[] =>
  (["structured", "flat"] as const).flatMap((form) =>
    differences(sample, expected, forms[form].whole).map((text) => `${form}: ${text}`),
  );

/**
 * Cut off after any entry of its journal, by a kill or by a pause, a run goes on to the same end.
 * @param most After how many of the entries at most.
 */
export async function brokenReplays(
  { sample, expected, forms }: Subject,
  form: Form,
  most = Number.POSITIVE_INFINITY,
): Promise<{ count: number; found: string[] }> {
  const { workflow, steps, whole } = forms[form];
  const found: string[] = [];
  let count = 0;
  const check = (how: string, replay: Execution) => {
    count++;
    const problems = [
      ...replay.violations,
      ...unknownSteps(replay, steps),
      ...lateStarts(sample, replay.journal),
      ...(replay.ending.status === "paused" ? ["the run did not end"] : []),
      ...(expected.races.length === 0 ? otherOutcome(whole, replay) : []),
    ];
    found.push(...problems.map((text) => `${form}, ${how}: ${text}`));
  };
  for (const length of cuts(whole.journal.entries.length, most)) {
    const journal = whole.journal.prefix(length);
    check(`killed after ${length} entries`, await execute(sample, workflow, { journal, seed: length + 1 }));
    const paused = await execute(sample, workflow, { pauseAt: length });
    found.push(...paused.violations.map((text) => `${form}, paused after ${length} entries: ${text}`));
    if (paused.ending.status !== "paused") continue;
    const resumed = await execute(sample, workflow, { journal: paused.journal, seed: length + 1 });
    check(`paused after ${length} entries`, resumed);
  }
  return { count, found };
}

/** Every number below `length`, or `most` of them, spread over all. */
function cuts(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  const offset = hash(length) / 2 ** 32;
  return Array.from({ length: most }, (_, index) => Math.floor(((index + offset) * length) / most));
}

/** Every step is one of those the compiler named. */
function unknownSteps({ journal }: Execution, steps: Compiled["steps"]): string[] {
  return [...journal.steps.keys()]
    .filter(
      (name) => steps[name.replace(/\[\d+\]/g, "[*]")] === undefined && !/:(started|seen|winner)$/.test(name),
    )
    .map((name) => `${name} is no step of the graph`);
}

/** Without a race nothing but the times, and the attempts that were cut off, may differ. */
function otherOutcome(whole: Execution, replay: Execution): string[] {
  const [before, after] = [tracesOf(whole), tracesOf(replay)];
  const results = (steps: typeof before) =>
    Object.fromEntries(Object.entries(steps).map(([name, { output, error }]) => [name, { output, error }]));
  const calls = Object.entries(callsOf(replay)).flatMap(([step, inputs]) =>
    inputs.flatMap((input) => different(`a call of ${step}`, callsOf(whole)[step]?.[0], input)),
  );
  return [
    ...different("the ending", whole.ending, replay.ending),
    ...different("the steps", results(before), results(after)),
    ...different("what was undone", undoneIn(whole), undoneIn(replay)),
    ...calls,
  ];
}

const undoneIn = ({ journal }: Execution) => Object.fromEntries(journal.rolledBack);
