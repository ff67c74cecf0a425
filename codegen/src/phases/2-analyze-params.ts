import { type Diagnostic, type Graph, type GraphNode, isObject, type Json } from "@weft/shared";
import { z } from "zod";
import { type Code, js } from "../code.ts";
import type { NodeKind, Params } from "../nodes/kind.ts";
import { type Slot, walkParams } from "../nodes/walk-params.ts";
import type { Finding } from "./2-analyze.ts";
import { paramIssues } from "./2-analyze-issues.ts";
import type { Ancestors } from "./2-analyze-order.ts";

/** The code at every path of a node's params; `constant`: the same in every run. */
export type Slots = ReadonlyMap<string, { code: Code; constant: boolean }>;

/** What a node's expressions read and need. */
export type Reads = {
  nodes: Set<string>;
  functions: Set<string>;
  secrets: Set<string>;
  usesNow: boolean;
};

type Request = { node: GraphNode; kind: NodeKind; graph: Graph; ancestors: Ancestors; error: Finding };

export function readParams({ node, kind, graph, ancestors, error }: Request) {
  const params: Params = node.data.params ?? {};
  const report: Finding = (code, message, where) => error(code, message, { nodeId: node.id, ...where });
  refuseWhatIsNotBuiltYet(node, kind, report);
  for (const { code, message, field } of paramIssues(kind.params, params)) report(code, message, { field });
  return {
    params,
    slots: new Map(),
    reads: {
      nodes: new Set<string>(),
      functions: new Set<string>(),
      secrets: new Set<string>(),
      usesNow: false,
    },
  };
}

/** Parts of the language that this compiler does not print yet are refused, never ignored. */
function refuseWhatIsNotBuiltYet({ data }: GraphNode, kind: NodeKind, report: Finding): void {
  if (data.join === "any")
    report("bad_param", "Joining on the first branch is not available yet.", { field: "join" });
  if (data.sensitive) report("bad_param", "Sensitive outputs are not available yet.", { field: "sensitive" });
  if (!data.disabled) return;
  if (kind.category === "actions")
    report("bad_param", "Disabling a step is not available yet.", { field: "disabled" });
  else report("cannot_disable", "Only actions can be disabled.", { field: "disabled" });
}
