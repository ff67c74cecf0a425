/** The run-time modules as they are shipped beside a workflow: their text, what they export, what they import. */
import { invariant } from "@weft/shared";
import breath from "./breath.js?raw";
import cases from "./cases.js?raw";
import code from "./code.js?raw";
import codeContext from "./code-context.js?raw";
import dates from "./dates.js?raw";
import durableStep from "./durable-step.js?raw";
import duration from "./duration.js?raw";
import evaluation from "./evaluation.js?raw";
import failWith from "./fail-with.js?raw";
import failure from "./failure.js?raw";
import functions from "./functions.js?raw";
import graph from "./graph.js?raw";
import guard from "./guard.js?raw";
import host from "./host.js?raw";
import http from "./http.js?raw";
import loops from "./loops.js?raw";
import measure from "./measure.js?raw";
import methods from "./methods.js?raw";
import nodeFailure from "./node-failure.js?raw";
import output from "./output.js?raw";
import policy from "./policy.js?raw";
import record from "./record.js?raw";
import replay from "./replay.js?raw";
import rollback from "./rollback.js?raw";
import runWorkflow from "./run-workflow.js?raw";
import scope from "./scope.js?raw";
import serializable from "./serializable.js?raw";
import sha256 from "./sha256.js?raw";
import step from "./step.js?raw";
import stepConfig from "./step-config.js?raw";
import stepName from "./step-name.js?raw";
import store from "./store.js?raw";
import subworkflow from "./subworkflow.js?raw";
import wait from "./wait.js?raw";

const folder = "weft";

type RuntimeFile = { text: string; exports: string[]; imports: string[] };

const read = (text: string): RuntimeFile => ({
  text,
  exports: [...text.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map(
    (match) => match[1] as string,
  ),
  imports: [...text.matchAll(/^(?:import|\} from)[^"]*"\.\/([\w-]+\.js)"/gm)].map(
    (match) => match[1] as string,
  ),
});

const files = new Map<string, RuntimeFile>(
  Object.entries({
    "breath.js": breath,
    "cases.js": cases,
    "code.js": code,
    "code-context.js": codeContext,
    "dates.js": dates,
    "durable-step.js": durableStep,
    "duration.js": duration,
    "evaluation.js": evaluation,
    "fail-with.js": failWith,
    "failure.js": failure,
    "functions.js": functions,
    "graph.js": graph,
    "guard.js": guard,
    "host.js": host,
    "http.js": http,
    "loops.js": loops,
    "measure.js": measure,
    "methods.js": methods,
    "node-failure.js": nodeFailure,
    "output.js": output,
    "policy.js": policy,
    "record.js": record,
    "replay.js": replay,
    "rollback.js": rollback,
    "run-workflow.js": runWorkflow,
    "scope.js": scope,
    "serializable.js": serializable,
    "sha256.js": sha256,
    "step.js": step,
    "step-config.js": stepConfig,
    "step-name.js": stepName,
    "store.js": store,
    "subworkflow.js": subworkflow,
    "wait.js": wait,
  }).map(([name, text]) => [name, read(text)]),
);

const fileOf = new Map(
  [...files].flatMap(([name, file]) => file.exports.map((exported) => [exported, name] as const)),
);

/** Names that a module uses, by the run-time file that exports them. */
export function importsFor(names: Iterable<string>): Map<string, string[]> {
  const imports = new Map<string, string[]>();
  for (const name of names) {
    const file = fileOf.get(name);
    invariant(file, `no run-time file exports ${name}`);
    imports.set(`${folder}/${file}`, [...(imports.get(`${folder}/${file}`) ?? []), name]);
  }
  return new Map([...imports].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The files that a module with these imports needs, those included that they and its other files import themselves. */
export function runtimeFiles(
  imports: Iterable<string>,
  others: { [file: string]: string } = {},
): { [file: string]: string } {
  const needed = [...imports].map((path) => path.slice(folder.length + 1));
  if (Object.values(others).some((text) => text.includes(`"../${folder}/guard.js"`))) needed.push("guard.js");
  for (let at = 0; at < needed.length; at++)
    for (const name of files.get(needed[at] as string)?.imports ?? [])
      if (!needed.includes(name)) needed.push(name);
  return Object.fromEntries(
    [...new Set(needed)].toSorted().map((name) => [`${folder}/${name}`, files.get(name)?.text ?? ""]),
  );
}

/** Files of what emitters call; the expression functions are imported by what expressions use. */
const emitterFiles = [
  "cases",
  "code",
  "fail-with",
  "http",
  "loops",
  "output",
  "policy",
  "run-workflow",
  "store",
  "subworkflow",
  "wait",
];

export const emitterExports: readonly string[] = emitterFiles.flatMap(
  (name) => files.get(`${name}.js`)?.exports ?? [],
);

/** Every name that a module may import. */
export const runtimeExports: readonly string[] = [...fileOf.keys()];
