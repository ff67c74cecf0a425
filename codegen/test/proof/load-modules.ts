/**
 * Compiled modules as something to call, without a disk: imports are turned into look-ups. All but the main module are
 * loaded once, since the same texts come again and again.
 */
import { FixedDate, virtualSetTimeout } from "./engine/virtual-timers.ts";

type Exports = { [name: string]: unknown };
type Modules = { [file: string]: string };
export type Entrypoint = new () => {
  run: (event: unknown, engine: unknown, host: unknown) => Promise<unknown>;
};

const loaded = new Map<string, Exports>();

const platform: Exports = { WorkflowEntrypoint: class {} };

export function loadEntrypoint(modules: Modules, main: string): Entrypoint {
  return evaluated(modules, main).Workflow as Entrypoint;
}

function load(modules: Modules, file: string): Exports {
  const text = modules[file];
  if (text === undefined) throw new Error(`There is no module ${file}.`);
  const known = loaded.get(text) ?? evaluated(modules, file);
  loaded.set(text, known);
  return known;
}

function evaluated(modules: Modules, file: string): Exports {
  const exported: Exports = {};
  const from = (specifier: string) =>
    specifier === "cloudflare:workers" ? platform : load(modules, resolve(file, specifier));
  const run = new Function("$from", "$exports", "setTimeout", "Date", rewritten(modules[file] ?? ""));
  run(from, exported, virtualSetTimeout, FixedDate);
  return exported;
}

const resolve = (file: string, specifier: string): string =>
  new URL(specifier, `module:///${file}`).pathname.slice(1);

/** Imports stand at the beginning of a line, in code nodes with the code behind them; nothing else begins like them. */
const imports = /^import ([^"';]+) from ("[^"]+");/gm;
const exportedNames = /^export (?=(?:async )?(?:function\*?|class|const|let) (\w+))/gm;

/** A module's text with its imports and exports as plain statements, everything else where it was. */
function rewritten(text: string): string {
  const names: string[] = [];
  const code = text
    .replace(imports, (_, names: string, source: string) => importOf(names, `$from(${source})`))
    .replace(/\bimport\(("[^"]+")\)/g, "Promise.resolve($$from($1))")
    .replace(/\bimport\(("\.\/code\/\w+\.js")\)/g, "Promise.resolve($from($1))")
    .replace(/^(const .*; )?export default /m, (_, before = "") => `${before}$exports.default = `)
    .replace(exportedNames, (_, name: string) => {
      names.push(name);
      return "";
    });
  return `"use strict"; ${code}\n${names.map((name) => `$exports.${name} = ${name};`).join(" ")}`;
}

function importOf(names: string, source: string): string {
  if (!names.startsWith("{")) return `const { default: ${names} } = ${source};`;
  return `const ${names.replaceAll(" as ", ": ")} = ${source};`;
}
