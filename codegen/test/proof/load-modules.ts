/** Compiled modules as something to call, without a disk: imports are turned into look-ups. */
import { type AnyNode, type Program, parse } from "acorn";
import { virtualSetTimeout } from "./engine/virtual-timers.ts";

type Exports = { [name: string]: unknown };
export type Entrypoint = new () => {
  run: (event: unknown, engine: unknown, host: unknown) => Promise<unknown>;
};

/** The files of the run time are the same text in every module, and are loaded once. */
const loaded = new Map<string, Exports>();

const platform: Exports = { WorkflowEntrypoint: class {} };

export function loadEntrypoint(modules: { [file: string]: string }, main: string): Entrypoint {
  return load(modules, main, new Map()).Workflow as Entrypoint;
}

function load(modules: { [file: string]: string }, file: string, own: Map<string, Exports>): Exports {
  const text = modules[file];
  if (text === undefined) throw new Error(`There is no module ${file}.`);
  const isShared = file.startsWith("weft/");
  const known = isShared ? loaded.get(text) : own.get(file);
  if (known) return known;
  const exported: Exports = {};
  if (isShared) loaded.set(text, exported);
  else own.set(file, exported);
  const from = (specifier: string) =>
    specifier === "cloudflare:workers" ? platform : load(modules, resolve(file, specifier), own);
  new Function("$from", "$exports", "setTimeout", rewritten(text))(from, exported, virtualSetTimeout);
  return exported;
}

const resolve = (file: string, specifier: string): string =>
  new URL(specifier, `module:///${file}`).pathname.slice(1);

/** A module's text with its imports and exports as plain statements, everything else where it was. */
function rewritten(text: string): string {
  const { body } = parse(text, { ecmaVersion: 2023, sourceType: "module" }) as Program;
  const exported: string[] = [];
  let code = "";
  let at = 0;
  const replace = (node: AnyNode, by: string, end = node.end) => {
    code += text.slice(at, node.start) + by;
    at = end;
  };
  for (const node of body) {
    if (node.type === "ImportDeclaration") replace(node, importOf(node));
    if (node.type === "ExportDefaultDeclaration")
      replace(node, "$exports.default = ", node.declaration.start);
    if (node.type !== "ExportNamedDeclaration") continue;
    if (node.declaration) {
      exported.push(...namesOf(node.declaration));
      replace(node, "", node.declaration.start);
    } else {
      for (const { local, exported: as } of node.specifiers)
        exported.push(`${(as as { name: string }).name}: ${(local as { name: string }).name}`);
      replace(node, "");
    }
  }
  const assigned = exported.map((name) => {
    const [as, local = as] = name.split(": ");
    return `$exports.${as} = ${local};`;
  });
  return `"use strict"; ${code}${text.slice(at)}\n${assigned.join(" ")}`;
}

function importOf(node: Extract<AnyNode, { type: "ImportDeclaration" }>): string {
  const source = `$from(${JSON.stringify(node.source.value)})`;
  return node.specifiers
    .map(({ type, local, ...rest }) => {
      if (type === "ImportNamespaceSpecifier") return `const ${local.name} = ${source};`;
      const imported = type === "ImportDefaultSpecifier" ? "default" : (rest as Imported).imported.name;
      return `const ${local.name} = ${source}.${imported};`;
    })
    .join(" ");
}

type Imported = { imported: { name: string } };

function namesOf(declaration: AnyNode): string[] {
  if (declaration.type === "VariableDeclaration")
    return declaration.declarations.map(({ id }) => (id as { name: string }).name);
  return [(declaration as { id: { name: string } }).id.name];
}
