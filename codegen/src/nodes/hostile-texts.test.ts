/**
 * A text that tries to become code (SECURITY, "Code generation"), in every text of every kind: in both forms of the
 * code, in what follows a step, in containers, in undo chains and in failures.
 */
import type { Graph, Json } from "@weft/shared";
import { type Comment, parse } from "acorn";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { marker, retold, unquoted } from "../../test/hostile/retold.ts";
import { type HostileForm, type Modules, modulesOf, runTraced } from "../../test/hostile/run-traced.ts";
import { allSurroundings, triggerFor } from "../../test/hostile/surroundings.ts";
import { payloads } from "../../test/payloads.ts";
import { shapeOf } from "../../test/shape.ts";
import { compile } from "../index.ts";
import { kinds } from "./registry.ts";

const forms: HostileForm[] = ["nested", "flat"];

/** The modules by their shape; those of the run time, which are the same for everybody, as they are. */
const shapesOf = (modules: Modules) =>
  Object.entries(modules).map(([file, text]) => [file, file.startsWith("weft/") ? text : shapeOf(text)]);

const canary = globalThis as { p?: unknown };

afterEach(() => {
  expect(canary).not.toHaveProperty("p");
  delete canary.p;
});

const named = (graph: Graph, name: string): Graph => ({
  ...graph,
  nodes: graph.nodes.map((node) => ({ ...node, data: { ...node.data, name } })),
});

function commentsIn(module: string): Comment[] {
  const comments: Comment[] = [];
  parse(module, { ecmaVersion: 2023, sourceType: "module", onComment: comments });
  return comments;
}

/** A workflow and what its twin with a harmless text was and told. */
type Twin = { index: number; form: HostileForm; shapes: unknown; trace: Json };

describe.each(kinds.map((kind) => [kind.type, kind] as const))("%s", (_, kind) => {
  const graphs = allSurroundings(kind, marker);
  const twins: Twin[] = [];
  const run = (graph: Graph, modules: Modules, text: string) =>
    runTraced(graph, modules, triggerFor(kind), { [text]: [text] });

  beforeAll(async () => {
    for (const [index, graph] of graphs.entries())
      for (const form of forms) {
        const modules = modulesOf(graph, form);
        const trace = await run(graph, modules, marker);
        expect(trace.violations).toEqual([]);
        twins.push({ index, form, shapes: shapesOf(modules), trace });
      }
  });

  it.each(payloads)(
    "prints %j as that text and nothing else, and it comes back as it was",
    async (payload) => {
      const graphs = allSurroundings(kind, payload);
      for (const { index, form, shapes, trace } of twins) {
        const graph = graphs[index] as Graph;
        const modules = modulesOf(graph, form);
        expect(shapesOf(modules)).toEqual(shapes);
        const told = unquoted(await run(graph, modules, payload), payload);
        expect(JSON.stringify(told)).toBe(JSON.stringify(retold(trace, payload)));
      }
    },
  );

  it.each(payloads)("lets no name leave its comment: %j", (payload) => {
    // The params say nothing to a name: the first workflow stands at the top, the last in containers.
    for (const { index, form, shapes } of twins) {
      if (index > 0 && index < graphs.length - 1) continue;
      const graph = named(graphs[index] as Graph, payload);
      const { modules, diagnostics } = compile(graph, { form });
      if (!modules) {
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        expect(errors.map(({ code }) => code)).toEqual(graph.nodes.map(() => "bad_name"));
        continue;
      }
      expect(shapesOf(modules)).toEqual(shapes);
      for (const { type, value } of commentsIn(modules["workflow.js"] as string))
        expect([type, value]).toEqual(["Line", expect.stringMatching(/^ [^*/<`\\]*$/)]);
    }
  });
});
