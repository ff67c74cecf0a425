/** A node's params: held against their schema, and every expression in them compiled. */
import type { Diagnostic, GraphNode } from "@weft/shared";
import { Code, js, literal } from "../code.ts";
import type { NodeKind, Params } from "../nodes/kind.ts";
import { isTemplate } from "../nodes/params.ts";
import { type Slot, walkParams } from "../nodes/walk-params.ts";
import type { Finding } from "./2-analyze.ts";
import { paramIssues } from "./2-analyze-issues.ts";

/** The code at every path of a node's params; `constant`: the same in every run. */
export type Slots = ReadonlyMap<string, { code: Code; constant: boolean }>;

/** What a node's expressions read and need. */
export type Reads = { nodes: Set<string>; functions: Set<string>; secrets: Set<string>; usesNow: boolean };

export type NodeParams = { params: Params; slots: Slots; reads: Reads };

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
  refuseWhatIsNotPrintedYet(node, kind, report);
  for (const { code, message, field } of paramIssues(kind.params, params)) report(code, message, { field });

  const slots = new Map<string, { code: Code; constant: boolean }>();
  const reads: Reads = { nodes: new Set(), functions: new Set(), secrets: new Set(), usesNow: false };
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
  return { params, slots, reads };
}

/** Text without an expression is itself, also where a value may stand: a duration, say. */
function plain({ text, path }: Slot, slots: Map<string, { code: Code; constant: boolean }>): Code {
  const code = new Code(literal(text));
  slots.set(path, { code, constant: true });
  return code;
}

/** Parts of the language that this compiler does not print are refused, never ignored. */
function refuseWhatIsNotPrintedYet({ data }: GraphNode, kind: NodeKind, report: Finding): void {
  if (data.join === "any")
    report("bad_param", "Joining on the first branch is not available yet.", { field: "join" });
  if (data.sensitive) report("bad_param", "Sensitive outputs are not available yet.", { field: "sensitive" });
  if (!data.disabled) return;
  if (kind.category === "actions")
    report("bad_param", "Disabling a step is not available yet.", { field: "disabled" });
  else report("cannot_disable", "Only actions can be disabled.", { field: "disabled" });
}
