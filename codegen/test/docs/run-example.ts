/** Runs an example as it would run for anybody: the compiled module, on an engine in virtual time. */
import type { Json } from "@weft/shared";
import { type Compiled, compile } from "../../src/index.ts";
import type { Example, ExampleEnd } from "../../src/nodes/example.ts";
import { unpackFailure } from "../../src/runtime/failure.js";
import { graph } from "../graph.ts";
import { AdversarialEngine } from "../proof/engine/adversarial-engine.ts";
import { Fate, settledPromises } from "../proof/engine/fate.ts";
import { Journal, type StepRecord } from "../proof/engine/journal.ts";
import { useTimersOf } from "../proof/engine/virtual-timers.ts";
import { loadEntrypoint } from "../proof/load-modules.ts";
import { World } from "../proof/world.ts";
import { ExampleHost } from "./example-host.ts";

export type ExampleRun = {
  compiled: Compiled;
  /** What the node gave; `undefined` where it is no step. */
  step: ExampleEnd | undefined;
  end: ExampleEnd;
  /** Names of the steps, in the order of their start. */
  steps: string[];
  log: string[];
};

export async function runExample(example: Example): Promise<ExampleRun> {
  const { nodes, wires, world: outside = {}, node } = example;
  const document = graph(nodes, ...wires);
  const compiled = compile(document);
  const { modules, mainModule, diagnostics } = compiled;
  if (!modules) throw new Error(`The example does not compile: ${JSON.stringify(diagnostics)}`);
  const sample = { graph: document, trigger: triggerOf(compiled), body: example.input ?? {}, world: {} };
  const fate = new Fate(0, 0);
  const journal = new Journal();
  const engine = new AdversarialEngine(journal, new EventfulWorld(sample, example), fate);
  const host = new ExampleHost(outside);
  useTimersOf(fate);
  const workflow = new (loadEntrypoint(modules, mainModule))();
  const end = await endOf(workflow.run(eventOf(sample), engine, host), fate);
  const record = journal.steps.get(node);
  return { compiled, step: record && stepEnd(record), end, steps: startedIn(journal), log: host.lines };
}

/** The engine keeps a sleep under its name and how long it is. */
const startedIn = ({ entries }: Journal): string[] =>
  entries.flatMap(({ type, name }) =>
    /^(step|sleep|wait)_started$/.test(type) ? [name.split(" ", 1)[0] ?? ""] : [],
  );

const triggerOf = ({ triggers }: Compiled): string => triggers[0] ?? "";

const eventOf = ({ trigger, body }: { trigger: string; body: Json }) => ({
  payload: {
    trigger: { id: trigger, output: { kind: "manual", body } },
    run: { id: "run1", workflowId: "wf1", version: 1, startedAt: "2026-01-01T00:00:00.000Z" },
  },
});

/** Waits end when the example has something for them; the others time out. */
class EventfulWorld extends World {
  readonly #example: Example;

  constructor(sample: ConstructorParameters<typeof World>[0], example: Example) {
    super(sample);
    this.#example = example;
  }

  override wait(step: string) {
    const { events = {}, workflows = {} } = this.#example.world ?? {};
    if (step in workflows) return { event: "its end", after: 60_000 };
    const came = events[step];
    return came ? { event: came.event, after: 60_000 } : { event: null, after: null };
  }
}

async function endOf(running: Promise<unknown>, fate: Fate): Promise<ExampleEnd> {
  let end: ExampleEnd | undefined;
  running.then(
    (output) => {
      end = { output: output as Json };
    },
    (error: Error) => {
      end = { error: plain(error) };
    },
  );
  for (;;) {
    await settledPromises();
    if (end) return end;
    if (!fate.step()) throw new Error("The example waits for what never comes");
  }
}

function stepEnd({ result }: StepRecord): ExampleEnd | undefined {
  if (!result) return undefined;
  return "value" in result
    ? { output: result.value as Json }
    : { error: plain(new Error(result.error.message)) };
}

function plain(error: Error) {
  const { name, message } = unpackFailure(error);
  return { name, message };
}
