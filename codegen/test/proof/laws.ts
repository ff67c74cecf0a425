/** What holds for every sample. Each law gives what breaks it, in words. */
import { type Compiled, compile } from "../../src/index.ts";
import { callsOf, differences, different, tracesOf } from "./agreement.ts";
import { type Execution, execute } from "./engine/execute.ts";
import { interpret } from "./interpreter/simulation.ts";
import { lateStarts } from "./late-starts.ts";
import { type Entrypoint, loadEntrypoint } from "./load-modules.ts";
import type { Sample } from "./world.ts";

export type Form = "structured" | "flat";

export function compiled(
  { graph }: Sample,
  form: Form,
): { text: string; workflow: Entrypoint; steps: Compiled["steps"] } {
  const { modules, mainModule, diagnostics, steps } =
    form === "flat" ? compile(graph, { form: "flat" }) : compile(graph);
  if (!modules) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    throw new Error(`The graph does not compile: ${JSON.stringify(errors)}`);
  }
  return { text: modules[mainModule] ?? "", workflow: loadEntrypoint(modules, mainModule), steps };
}

/** Structured code, one promise per node and the interpreter agree. */
export async function disagreements(sample: Sample): Promise<string[]> {
  const expected = interpret(sample);
  const found: string[] = [];
  for (const form of ["structured", "flat"] as const) {
    const actual = await execute(sample, compiled(sample, form).workflow);
    found.push(...differences(sample, expected, actual).map((text) => `${form}: ${text}`));
  }
  return found;
}

/** Cut off after any entry of its journal, by a kill or by a pause, a run goes on to the same end. */
export async function brokenReplays(sample: Sample, form: Form): Promise<{ count: number; found: string[] }> {
  const { workflow, steps } = compiled(sample, form);
  const isRaceFree = interpret(sample).races.length === 0;
  const whole = await execute(sample, workflow);
  const found: string[] = [];
  let count = 0;
  const check = (how: string, replay: Execution) => {
    count++;
    const problems = [
      ...replay.violations,
      ...unknownSteps(replay, steps),
      ...lateStarts(sample, replay.journal),
      ...(replay.ending.status === "paused" ? ["the run did not end"] : []),
      ...(isRaceFree ? otherOutcome(whole, replay) : []),
    ];
    found.push(...problems.map((text) => `${form}, ${how}: ${text}`));
  };
  for (let length = 0; length < whole.journal.entries.length; length++) {
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
