/** Runs a graph once, undo included, and tells all that its texts came to. */
import type { Graph, Json } from "@weft/shared";
import { compile } from "../../src/index.ts";
import { unpackFailure } from "../../src/runtime/failure.js";
import { AdversarialEngine } from "../proof/engine/adversarial-engine.ts";
import { Fate, settledPromises } from "../proof/engine/fate.ts";
import { Journal } from "../proof/engine/journal.ts";
import { rollBack } from "../proof/engine/roll-back.ts";
import { useTimersOf } from "../proof/engine/virtual-timers.ts";
import { runOf } from "../proof/interpreter/simulation.ts";
import { loadEntrypoint } from "../proof/load-modules.ts";
import { World } from "../proof/world.ts";
import { echoHost } from "./echo-host.ts";

export type Modules = { [file: string]: string };
export type HostileForm = "nested" | "flat";

/** The modules of a graph that must have nothing wrong with it. */
export function modulesOf(graph: Graph, form: HostileForm): Modules {
  const { modules, diagnostics } = compile(graph, { form });
  if (modules) return modules;
  throw new Error(
    `It does not compile: ${JSON.stringify(diagnostics.filter(({ severity }) => severity === "error"))}`,
  );
}

type Trace = { [part: string]: Json };

/** What each step gave or failed with, what the host was told, how the run ended, what its undo did. */
export async function runTraced(graph: Graph, modules: Modules, trigger: string, body: Json): Promise<Trace> {
  const sample = { graph, trigger, body, world: {} };
  const refused = graph.nodes.filter(({ data }) => data.name === "n_refused").map(({ id }) => id);
  const [journal, fate, host] = [new Journal(), new Fate(0, 0), echoHost(new Set(refused))];
  const engine = new AdversarialEngine(journal, new PatientWorld(sample), fate);
  useTimersOf(fate);
  const payload = { trigger: { id: trigger, output: { kind: "manual", body } }, run: runOf };
  const end = await endOf(
    new (loadEntrypoint(modules, "workflow.js"))().run({ payload }, engine, host),
    fate,
  );
  await rollBack({ engine, journal, host, error: new Error("The run is undone"), now: fate.now });
  const steps = [...journal.steps].map(([name, { result }]) => [name, result && told(result)]);
  return JSON.parse(
    JSON.stringify({
      ...{ end, steps: steps.toSorted(byText), idles: [...journal.idles.keys()].toSorted() },
      ...{ calls: host.calls.toSorted(byText), failedUndos: host.failedUndos, violations: engine.violations },
    }),
  );
}

/** The same trace under other ids. */
export function renamed(trace: Trace, rename: (text: string) => string): Trace {
  const { steps, idles, calls, ...rest } = JSON.parse(rename(JSON.stringify(trace)));
  return {
    ...rest,
    steps: steps.toSorted(byText),
    idles: idles.toSorted(),
    calls: calls.toSorted(byText),
  };
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Whatever a run waits for comes. */
class PatientWorld extends World {
  override wait() {
    return { event: "it came", after: 1000 };
  }
}

const told = (result: { value: unknown } | { error: { name: string; message: string } }) =>
  "value" in result ? { value: result.value } : { error: unpackFailure(new Error(result.error.message)) };

async function endOf(running: Promise<unknown>, fate: Fate): Promise<unknown> {
  let end: unknown;
  running.then(
    (output) => {
      end = { output };
    },
    (error: Error) => {
      end = { error: unpackFailure(error) };
    },
  );
  for (;;) {
    await settledPromises();
    if (end) return end;
    if (!fate.step()) throw new Error("The run waits for what never comes");
  }
}
