/** A node's params: held against their schema, and every expression in them compiled. */
import type { Diagnostic, GraphNode } from "@weft/shared";
import { Code, js, literal } from "../code.ts";
import type { NodeKind, Params } from "../nodes/kind.ts";
import type { ParamIssue } from "../nodes/param-issue.ts";
import { isTemplate } from "../nodes/params.ts";
import { type Slot, walkParams } from "../nodes/walk-params.ts";
import { compileSource } from "../source/compile-source.ts";
import type { Finding } from "./2-analyze.ts";
import { paramIssues } from "./2-analyze-issues.ts";

/** The code at every path of a node's params; `constant`: the same in every run. */
export type Slots = ReadonlyMap<string, { code: Code; constant: boolean }>;

/** What a node's expressions read and need. */
export type Reads = {
  nodes: Set<string>;
  errors: Set<string>;
  functions: Set<string>;
  secrets: Set<string>;
  usesNow: boolean;
  usesFailure: boolean;
};

export type NodeParams = {
  params: Params;
  slots: Slots;
  reads: Reads;
  /** Of a node with code of its own: that code as JavaScript. */
  source: string | undefined;
};

/** Compiles one slot; reports into `reads` what it uses. */
export type SlotCompiler = (
  slot: Slot,
  reads: Reads,
) => { code: Code; constant: boolean; findings: SlotFinding[] };
export type SlotFinding = { code: Diagnostic["code"]; message: string; start: number; end: number };

export function readParams(
  node: GraphNode,
  kind: NodeKind,
  compileSlot: SlotCompiler,
  error: Finding,
): NodeParams {
  const params: Params = node.data.params ?? {};
  const report: Finding = (code, message, where) => error(code, message, { nodeId: node.id, ...where });
  checkSettings(node, kind, report);
  const { issues, source } = checked(kind, params);
  for (const { code, message, ...place } of issues) report(code, message, place);

  const slots = new Map<string, { code: Code; constant: boolean }>();
  const reads: Reads = {
    nodes: new Set(),
    errors: new Set(),
    functions: new Set(),
    secrets: new Set(),
    usesNow: false,
    usesFailure: false,
  };
  walkParams(kind.params, params, {
    slot: (slot) => {
      if (!isTemplate(slot.text)) return plain(slot, slots);
      const { code, constant, findings } = compileSlot(slot, reads);
      for (const { code: problem, message, start, end } of findings)
        report(problem, message, { field: `params.${slot.path}`, start, end });
      slots.set(slot.path, { code, constant });
      return code;
    },
    credential: (name) => {
      reads.secrets.add(name);
      reads.functions.add("secret");
      return js`secret(${name})`;
    },
    visit: (path, code) => slots.has(path) || slots.set(path, { code, constant: true }),
  });
  return { params, slots, reads, source };
}

/** Text without an expression is itself, also where a value may stand: a duration, say. */
function plain({ text, path }: Slot, slots: Map<string, { code: Code; constant: boolean }>): Code {
  const code = new Code(literal(text));
  slots.set(path, { code, constant: true });
  return code;
}

/** What is wrong with params as a whole; what they mean is only looked at where their form is right. */
function checked(kind: NodeKind, params: Params): { issues: ParamIssue[]; source?: string } {
  const issues = paramIssues(kind.params, params);
  if (issues.length > 0) return { issues };
  const found = kind.check?.(params) ?? [];
  const source = kind.source === undefined ? undefined : params[kind.source];
  if (typeof source !== "string") return { issues: found };
  const { text, findings } = compileSource(source);
  const field = `params.${kind.source}`;
  return { issues: [...found, ...findings.map((finding) => ({ ...finding, field }))], source: text };
}

/** What the node's own settings ask for that its kind does not have. */
function checkSettings({ data }: GraphNode, kind: NodeKind, report: Finding): void {
  const isAction = kind.category === "actions";
  if (data.disabled && !isAction)
    report("cannot_disable", "Only actions can be disabled.", { field: "disabled" });
  if (data.sensitive && !isAction)
    report("bad_param", "Only the output of an action can be sensitive.", { field: "sensitive" });
}
