/** Documents that break a limit, made here since nobody would want to keep them. */
import { type DiagnosticCode, type Json, limits } from "@weft/shared";
import { code, fields, graph, manual, note } from "../graph.ts";

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)]);

const notes = (count: number) => Object.fromEntries(many(count, (index) => [`note_${index}`, note("")]));

export const oversized: { [code in DiagnosticCode]?: () => unknown } = {
  too_large: () =>
    graph(
      {
        start: manual(),
        large: fields(Object.fromEntries(many(20, (index) => [`f${index}`, "x".repeat(60_000)]))),
      },
      "start -> large",
    ),
  too_deep: () => graph({ start: { ...manual({ inputSchema: nested(limits.depth) }) } }),
  too_many_nodes: () => graph({ start: manual(), ...notes(limits.nodes) }),
  too_many_edges: () => graph({ start: manual() }, ...many(limits.edges + 1, () => "start -> start")),
  string_too_long: () => graph({ start: manual(), long: note("x".repeat(limits.stringBytes + 1)) }),
  code_too_large: () =>
    graph(
      { start: manual(), long: code(`export default () => 1; // ${"x".repeat(limits.codeBytes)}`) },
      "start -> long",
    ),
};
