/**
 * What a graph means: kinds and their params, the wiring, the order, what each node may read, and every expression.
 * Reports all it finds; the result is only printed when nothing is wrong.
 */
import {
  type Diagnostic,
  type DiagnosticCode,
  type Graph,
  type GraphEdge,
  type GraphNode,
  sourceHandle,
} from "@weft/shared";
import type { NodeKind, Params } from "../nodes/kind.ts";
import { kindOf } from "../nodes/registry.ts";
import { checkEdges } from "./2-analyze-edges.ts";
import { ancestorsOf, orderNodes } from "./2-analyze-order.ts";
import { type Reads, readParams, type Slots } from "./2-analyze-params.ts";
import { checkPlacing } from "./2-analyze-placing.ts";
import { slotCompiler } from "./2-analyze-slots.ts";

export type AnalyzedNode = {
  node: GraphNode;
  kind: NodeKind;
  params: Params;
  incoming: GraphEdge[];
  outgoing: GraphEdge[];
  slots: Slots;
  reads: Reads;
};

export type Analysis = {
  /** Nodes that a trigger leads to, each after the nodes it depends on. */
  ordered: AnalyzedNode[];
  triggers: AnalyzedNode[];
  diagnostics: Diagnostic[];
};

export type Finding = (code: DiagnosticCode, message: string, where: Partial<Diagnostic>) => void;

export function analyze(graph: Graph): Analysis {
  const diagnostics: Diagnostic[] = [];
  const error: Finding = (code, message, where) =>
    diagnostics.push({ code, severity: "error", message, ...where });
  const warn: Finding = (code, message, where) =>
    diagnostics.push({ code, severity: "warning", message, ...where });

  const known = graph.nodes.flatMap((node) => {
    const kind = kindOf(node.type);
    if (!kind)
      error("unknown_type", `There is no kind of step called ${node.type.slice(0, 80)}.`, {
        nodeId: node.id,
      });
    return kind ? [{ node, kind }] : [];
  });
  const edges = checkEdges(graph, error);
  checkPlacing(graph, error);
  const wiring = wire(graph, edges);
  const order = orderNodes(graph.nodes, wiring, error);
  const ancestors = ancestorsOf(order, wiring);

  const ids = new Set(graph.nodes.map(({ id }) => id));
  const analyzed = new Map<string, AnalyzedNode>();
  for (const { node, kind } of known) {
    const compileSlot = slotCompiler({ node, kind, ids, ancestors });
    analyzed.set(node.id, {
      node,
      kind,
      ...readParams(node, kind, compileSlot, error),
      ...wiring.of(node.id),
    });
  }
  const runnable = order.flatMap((id) => analyzed.get(id) ?? []).filter(({ kind }) => kind.emit);
  const triggers = [...analyzed.values()].filter(({ kind }) => kind.flow === "trigger");
  if (triggers.length === 0) error("trigger_count", "A workflow needs a trigger to start from.", {});
  const starts = triggers.map(({ node }) => node.id);
  const isReached = ({ node }: AnalyzedNode) => starts.some((id) => ancestors.isUpstream(id, node.id));
  warnings(runnable, isReached, warn);
  return { ordered: runnable.filter(isReached), triggers, diagnostics };
}

export type Wiring = { of: (id: string) => { incoming: GraphEdge[]; outgoing: GraphEdge[] } };

function wire(graph: Graph, edges: readonly GraphEdge[]): Wiring {
  const byId = new Map(
    graph.nodes.map((node) => [node.id, { incoming: [] as GraphEdge[], outgoing: [] as GraphEdge[] }]),
  );
  for (const edge of edges) {
    byId.get(edge.source)?.outgoing.push(edge);
    byId.get(edge.target)?.incoming.push(edge);
  }
  return { of: (id) => byId.get(id) ?? { incoming: [], outgoing: [] } };
}

function warnings(running: AnalyzedNode[], isReached: (node: AnalyzedNode) => boolean, warn: Finding): void {
  const read = new Set(running.flatMap(({ reads }) => [...reads.nodes]));
  for (const analyzed of running) {
    const { node, kind, params, slots, outgoing } = analyzed;
    const where = { nodeId: node.id };
    if (!isReached(analyzed))
      warn("unreachable_node", "No trigger leads here, so this step never runs.", where);
    if (kind.pure && outgoing.some((edge) => sourceHandle(edge) !== "error") && !read.has(node.id))
      warn("unused_output", "Nothing reads what this step makes.", where);
    const isConstant = (path: string) => slots.get(path)?.constant ?? true;
    for (const { field, ...finding } of kind.warnings?.(params, isConstant) ?? [])
      warn(finding.code, finding.message, { ...where, field: `params.${field}` });
  }
}
