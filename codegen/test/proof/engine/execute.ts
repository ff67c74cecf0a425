/** One execution of compiled code, from a journal to its end or to where it is stopped. */
import type { Graph, Json } from "@weft/shared";
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
  { journal = new Journal(), seed = 0, pauseAt = Number.POSITIVE_INFINITY }: Options = {},
): Promise<Execution> {
  const world = new World(sample);
  const fate = new Fate(journal.now, seed);
  const { eventsOf, addressees } = namesIn(sample.graph);
  const engine = new AdversarialEngine(journal, world, fate, eventsOf);
  const host = new FakeHost(world, eventsOf, addressees);
  const { violations, sensitive } = engine;
  const execution = { journal, calls: host.calls, sensitive, violations };
  useTimersOf(fate);
  const event = { payload: { trigger: { id: sample.trigger, output: triggerOutput(sample) }, run: runOf } };
  const end = await endOf(new workflow().run(event, engine, host), () => {
    if (journal.entries.length >= pauseAt && !engine.isPausing) engine.pause();
    return fate.step();
  });
  if (!end) violations.push(`the run ${engine.isPaused ? "did not end when it was paused" : "never ends"}`);
  if (!end || ("error" in end && end.error.message === pauseMessage))
    return { ...execution, ending: { status: "paused" } };
  if ("output" in end) return { ...execution, ending: { status: "complete", output: end.output } };
  if (engine.running > 0) violations.push("the run failed while attempts were under way");
  await rollBack({ engine, journal, error: end.error, host, now: fate.now });
  const { name, message, nodeId = "" } = unpackFailure(end.error);
  return { ...execution, ending: { status: "errored", error: { name, message, nodeId } } };
}

type End = { output: Json } | { error: Error };

/** Lets one thing happen after the other until the run has ended; nothing if it never will. */
async function endOf(run: Promise<unknown>, next: () => boolean): Promise<End | undefined> {
  let end: End | undefined;
  run.then(
    (output) => {
      end = { output: output as Json };
    },
    (error: Error) => {
      end = { error };
    },
  );
  for (let moment = 0; moment < mostMoments; moment++) {
    await settledPromises();
    if (end || !next()) return end;
  }
  return undefined;
}

type GraphNames = { eventsOf: ReturnType<typeof eventsIn>; addressees: ReturnType<typeof addresseesIn> };
const known = new WeakMap<Graph, GraphNames>();

function namesIn(graph: Graph): GraphNames {
  const names = known.get(graph) ?? {
    eventsOf: eventsIn(graph.nodes),
    addressees: addresseesIn(graph.nodes),
  };
  known.set(graph, names);
  return names;
}
