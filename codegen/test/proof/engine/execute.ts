/** One execution of compiled code, from a journal to its end or to where it is stopped. */
import { unpackFailure } from "../../../src/runtime/failure.js";
import { runOf, triggerOutput } from "../interpreter/simulation.ts";
import type { Entrypoint } from "../load-modules.ts";
import type { Ending } from "../trace.ts";
import { type Sample, World } from "../world.ts";
import { AdversarialEngine, pauseMessage } from "./adversarial-engine.ts";
import { addresseesIn, type Call, eventsIn, FakeHost } from "./fake-host.ts";
import { Fate, settledPromises } from "./fate.ts";
import { Journal } from "./journal.ts";
import { rollBack } from "./roll-back.ts";
import { useTimersOf } from "./virtual-timers.ts";

export type Execution = {
  journal: Journal;
  ending: Ending | { status: "paused" };
  calls: Call[];
  sensitive: Set<string>;
  violations: string[];
};

type Options = {
  journal?: Journal;
  seed?: number /** After how many entries of the journal to pause. */;
  pauseAt?: number;
};

/** More than any of the graphs needs. */
const mostMoments = 20_000;

export async function execute(
  sample: Sample,
  workflow: Entrypoint,
  { journal = new Journal(), seed = 0, pauseAt }: Options = {},
): Promise<Execution> {
  const world = new World(sample);
  const fate = new Fate(journal.now, seed);
  const engine = new AdversarialEngine(journal, world, fate);
  const eventsOf = eventsIn(sample.graph.nodes);
  engine.eventsOf = eventsOf;
  const host = new FakeHost(world, eventsOf, addresseesIn(sample.graph.nodes));
  const { violations, sensitive } = engine;
  const execution = { journal, calls: host.calls, sensitive, violations };
  useTimersOf(fate);
  let settled: { output: unknown } | { error: Error } | undefined;
  const event = { payload: { trigger: { id: sample.trigger, output: triggerOutput(sample) }, run: runOf } };
  new workflow().run(event, engine, host).then(
    (output) => {
      settled = { output };
    },
    (error: Error) => {
      settled = { error };
    },
  );
  for (let moments = 0; ; moments++) {
    if (moments > mostMoments) throw new Error("The run does not come to an end.");
    if (pauseAt !== undefined && journal.entries.length >= pauseAt && !engine.isPausing) engine.pause();
    await settledPromises();
    if (settled) break;
    if (fate.step()) continue;
    engine.violations.push(
      engine.isPaused ? "the run did not end when it was paused" : "the run waits for what never comes",
    );
    return { ...execution, ending: { status: "paused" } };
  }
  if ("output" in settled)
    return { ...execution, ending: { status: "complete", output: settled.output as never } };
  const { error } = settled;
  if (error.message === pauseMessage) return { ...execution, ending: { status: "paused" } };
  if (engine.running > 0) engine.violations.push("the run failed while attempts were under way");
  await rollBack({ engine, journal, error, host, now: fate.now });
  const { name, message, nodeId = "" } = unpackFailure(error);
  return { ...execution, ending: { status: "errored", error: { name, message, nodeId } } };
}
