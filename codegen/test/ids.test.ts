/**
 * A node's id is its variable, so an id that the module uses for something of its own must change nothing. The ids that
 * are tried are the identifiers of all modules of the samples, and all that the run time exports.
 */
import { readFileSync } from "node:fs";
import { type Graph, type GraphNode, isNodeId } from "@weft/shared";
import { tokenizer } from "acorn";
import { expect, it } from "vitest";
import { kinds } from "../src/nodes/registry.ts";
import { runtimeExports } from "../src/runtime/files.ts";
import { readEverywhere } from "./hostile/read-everywhere.ts";
import { type HostileForm, modulesOf, renamed, runTraced } from "./hostile/run-traced.ts";
import { allSurroundings, triggerFor } from "./hostile/surroundings.ts";
import { shapeOf } from "./shape.ts";

const forms: HostileForm[] = ["nested", "flat"];

const modules = import.meta.glob<string>("./samples/*/workflow.js", {
  query: "?raw",
  import: "default",
  eager: true,
});

function identifiersIn(file: string, module: string): string[] {
  const graph = JSON.parse(
    readFileSync(new URL(file.replace("workflow.js", "graph.json"), import.meta.url), "utf8"),
  );
  const own = new Set(graph.nodes.map(({ id }: { id: string }) => id));
  const tokens = [...tokenizer(module, { ecmaVersion: 2023, sourceType: "module" })];
  return tokens.flatMap((token, at) => {
    const { value } = token as { value?: unknown };
    // What stands behind a dot is the name of a member.
    const isMember = /^\??\.$/.test(tokens[at - 1]?.type.label ?? "");
    return token.type.label === "name" && !isMember && isNodeId(value) && !own.has(value) ? [value] : [];
  });
}

const ids = [
  ...new Set([
    ...Object.entries(modules).flatMap(([file, module]) => identifiersIn(file, module)),
    ...runtimeExports.filter(isNodeId),
  ]),
];

it("there are ids to try", () => {
  expect(ids).toEqual(expect.arrayContaining(["node", "settled", "seen", "context", "undo", "name", "once"]));
});

it.each(forms)("a step that is read everywhere may have any id, in the form %s", async (form) => {
  const traceOf = async (id: string) => {
    const graph = readEverywhere(id);
    const compiled = modulesOf(graph, form);
    for (const [file, text] of Object.entries(compiled)) if (!file.startsWith("weft/")) shapeOf(text);
    return runTraced(graph, compiled, "n_first", { total: 7 });
  };
  const plain = await traceOf("n_it");
  expect(plain).toMatchObject({ violations: [], end: { output: { n_map: { list: [8, 9] } } } });
  for (const id of ids) {
    const told = renamed(await traceOf(id), (text) => text);
    expect([id, told]).toEqual([id, renamed(plain, (text) => text.replaceAll("n_it", id))]);
  }
});

type NewIds = ReadonlyMap<string, string>;

const renameIn = (ids: NewIds) => (text: string) => text.replace(/\bn_\w+/g, (id) => ids.get(id) ?? id);

/** The same workflow under other ids; its names stay. */
function renamedGraph(graph: Graph, newIds: NewIds): Graph {
  const renamed: Graph = JSON.parse(renameIn(newIds)(JSON.stringify(graph)));
  for (const [at, { data }] of graph.nodes.entries()) {
    const { name } = data;
    if (name !== undefined) (renamed.nodes[at] as GraphNode).data.name = name;
  }
  return renamed;
}

it.each(kinds.map((kind) => [kind.type, kind] as const))("%s runs among any ids", async (_, kind) => {
  const graph = allSurroundings(kind, "text").at(-1) as Graph;
  const own = graph.nodes.map(({ id }) => id);
  // Every id in one place of a large workflow, in all places of a small one.
  const step = own.length > 4 ? own.length : 1;
  for (const form of forms) {
    const plain = await runTraced(graph, modulesOf(graph, form), triggerFor(kind), {});
    for (let start = 0; start < ids.length; start += step) {
      const names = new Map(own.map((id, at) => [id, ids[(start + at) % ids.length] as string]));
      const same = renamedGraph(graph, names);
      const told = await runTraced(same, modulesOf(same, form), names.get(triggerFor(kind)) ?? "", {});
      expect(renamed(told, (text) => text)).toEqual(renamed(plain, renameIn(names)));
    }
  }
});
