/**
 * For every diagnostic a graph that gives it, and what the compiler says of it: a folder each in `samples`, beside those
 * that are too large to keep. `pnpm vitest run --project codegen -u` writes the reports anew.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Diagnostic, type DiagnosticCode, diagnosticCodes, type Json } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/index.ts";
import { readableJson } from "../readable-json.ts";
import { fieldText } from "./field-text.ts";
import { oversized } from "./oversized.ts";

const folder = path.join(import.meta.dirname, "samples");
const kept = readdirSync(folder) as DiagnosticCode[];
const documentOf = (code: DiagnosticCode): unknown =>
  oversized[code]?.() ?? JSON.parse(readFileSync(path.join(folder, code, "graph.json"), "utf8"));

/** Codes of kinds that are not there yet. */
const later: DiagnosticCode[] = ["bad_schedule"];
/** What is wrong with the document as a whole, or with the graph as a whole, has no place in it. */
const placeless: DiagnosticCode[] = [
  "bad_json",
  "too_deep",
  "too_many_nodes",
  "too_many_edges",
  "trigger_count",
];
/** What is said of a text says which part of it. */
const ofTexts: DiagnosticCode[] = [
  "unknown_reference",
  "forbidden_member",
  "forbidden_secret",
  "expression_syntax",
  "nondeterministic",
  "code_syntax",
  "code_import",
];

it("has a sample for every code", () => {
  expect([...kept, ...Object.keys(oversized), ...later].toSorted()).toEqual(diagnosticCodes.toSorted());
});

describe.each(diagnosticCodes.filter((code) => !later.includes(code)))("%s", (code) => {
  const document = documentOf(code);
  const { diagnostics, modules } = compile(document);
  const own = diagnostics.filter((finding) => finding.code === code);

  it("is found, and says where", () => {
    expect(own.length).toBeGreaterThan(0);
    for (const { nodeId, edgeId, field } of own)
      expect([nodeId, edgeId, field].some((place) => place !== undefined)).toBe(!placeless.includes(code));
  });

  it("marks its characters where it is about a text", () => {
    for (const finding of own)
      if (ofTexts.includes(code)) expect(marked(document, finding)).toBeTruthy();
      else expect(finding.start).toBeUndefined();
  });

  it("stops the compiler if it is an error, and only then", () => {
    expect(modules === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
    expect(new Set(own.map(({ severity }) => severity)).size).toBe(1);
  });

  if (kept.includes(code))
    it("is reported like this", async () => {
      const rows = diagnostics.map((finding) => ({ ...finding, marked: marked(document, finding) }));
      const report = JSON.parse(JSON.stringify(rows)) as Json;
      await expect(readableJson(report)).toMatchFileSnapshot(path.join(folder, code, "report.json"));
    });

  it("comes in the same order whatever the order of keys", () => {
    expect(compile(withKeysReversed(document)).diagnostics).toEqual(diagnostics);
  });
});

it("reports everything at once: no finding keeps another from being made", () => {
  const together = kept.filter((code) => !hidden.includes(code));
  const { diagnostics } = compile(joined(together));
  const found = (code: DiagnosticCode) =>
    diagnostics.some(
      ({ code: other, nodeId = "", edgeId = "" }) =>
        other === code && (nodeId + edgeId).startsWith(`${code}_`),
    );
  expect(together.filter((code) => !found(code))).toEqual([]);
});

/** They are no part of a larger graph. */
const hidden: DiagnosticCode[] = ["bad_json", "trigger_count"];

type Drawn = { nodes: { id: string; parentId?: string }[]; edges: { [key: string]: unknown }[] };

/** The samples side by side, with ids that tell whose they are. */
function joined(codes: DiagnosticCode[]): unknown {
  const parts = codes.map((code) => {
    const { nodes, edges } = documentOf(code) as Drawn;
    const named = (id: unknown) => (typeof id === "string" ? `${code}_${id}` : undefined);
    return {
      nodes: nodes.map(({ id, parentId, ...node }) => ({
        id: named(id),
        parentId: named(parentId),
        ...node,
      })),
      edges: edges.map(({ id, source, target, ...edge }) => ({
        ...{ id: named(id), source: named(source), target: named(target) },
        ...edge,
      })),
    };
  });
  return {
    schemaVersion: 1,
    nodes: parts.flatMap(({ nodes }) => nodes),
    edges: parts.flatMap(({ edges }) => edges),
  };
}

/** The characters a finding is about. */
function marked(document: unknown, { nodeId, field, start, end }: Diagnostic): string | undefined {
  return start === undefined ? undefined : fieldText(document, nodeId, field)?.slice(start, end);
}

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, withKeysReversed(item)]),
  );
}
