/** The run-time modules as they are shipped beside a workflow: their text, what they export, what they import. */
import { invariant } from "@weft/shared";
import dates from "./dates.js?raw";
import evaluation from "./evaluation.js?raw";
import failure from "./failure.js?raw";
import flow from "./flow.js?raw";
import functions from "./functions.js?raw";
import host from "./host.js?raw";
import http from "./http.js?raw";
import measure from "./measure.js?raw";
import methods from "./methods.js?raw";
import sha256 from "./sha256.js?raw";
import step from "./step.js?raw";
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
    "dates.js": dates,
    "evaluation.js": evaluation,
    "failure.js": failure,
    "flow.js": flow,
    "functions.js": functions,
    "host.js": host,
    "http.js": http,
    "measure.js": measure,
    "methods.js": methods,
    "sha256.js": sha256,
    "step.js": step,
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

/** The files that a module with these imports needs, those they import themselves included. */
export function runtimeFiles(imports: Iterable<string>): { [file: string]: string } {
  const needed = [...imports].map((path) => path.slice(folder.length + 1));
  for (let at = 0; at < needed.length; at++)
    for (const name of files.get(needed[at] as string)?.imports ?? [])
      if (!needed.includes(name)) needed.push(name);
  return Object.fromEntries(
    needed.toSorted().map((name) => [`${folder}/${name}`, files.get(name)?.text ?? ""]),
  );
}

/** What emitters may call; the expression functions are imported by what expressions use. */
export const emitterExports: readonly string[] = [
  "once",
  "http",
  "openWait",
  "closeWait",
  "endAt",
  "endAfter",
];

/** Every name that a module may import. */
export const runtimeExports: readonly string[] = [...fileOf.keys()];
