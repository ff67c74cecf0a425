/**
 * What a graph means: kinds and their params, containers, the wiring, the order, what each node may read, and every
 * expression. Reports all it finds; the result is only printed when nothing is wrong.
 */
import type { Diagnostic, DiagnosticCode, Graph, GraphEdge, GraphNode } from "@weft/shared";
import type { LoopScope } from "../expressions/scope.ts";
import { Names } from "../names.ts";
import type { NodeKind, Params } from "../nodes/kind.ts";
import { runs } from "../nodes/kind.ts";
import { kindOf } from "../nodes/registry.ts";
import { ancestorsOf } from "./2-analyze-ancestors.ts";
import { checkEdges } from "./2-analyze-edges.ts";
import { orderNodes } from "./2-analyze-order.ts";
import { type Reads, readParams, type Slots } from "./2-analyze-params.ts";
import { checkPlacing, type Parents } from "./2-analyze-placing.ts";
import { type Scopes, scopesOf } from "./2-analyze-scopes.ts";
import { slotCompiler } from "./2-analyze-slots.ts";
import { findUndos, isUndoEdge, type Undos } from "./2-analyze-undo.ts";
import { findWarnings } from "./2-analyze-warnings.ts";

export type AnalyzedNode = {
  node: GraphNode;
  kind: NodeKind;
  params: Params;
  incoming: GraphEdge[];
  /** Without what leads to an undo. */
  outgoing: GraphEdge[];
  slots: Slots;
  reads: Reads;
  /** Of a node with code of its own: that code as JavaScript. */
  source: string | undefined;
  loops: readonly LoopScope[];
  /** Of what is read in it, what may not have ended when it starts, because a node before it does not wait for all. */
  early: EarlyRead[];
  /** What undoes it, in order. */
  undo: AnalyzedNode[];
  /** Of a container: the nodes in it, each after the nodes it depends on. */
  body: AnalyzedNode[];
};

/** `isError`: its failure is read, too. */
export type EarlyRead = { id: string; isError: boolean };

export type Analysis = {
  /** Nodes that a trigger leads to, each after the nodes it depends on. */
  ordered: AnalyzedNode[];
  triggers: AnalyzedNode[];
  diagnostics: Diagnostic[];
  names: Names;
};

export type Finding = (code: DiagnosticCode, message: string, where: Partial<Diagnostic>) => void;

export type Wiring = { of: (id: string) => { incoming: GraphEdge[]; outgoing: GraphEdge[] } };

export function analyze(graph: Graph): Analysis {
  const diagnostics: Diagnostic[] = [];
  const error: Finding = (code, message, where) =>
    diagnostics.push({ code, severity: "error", message, ...where });
  const warn: Finding = (code, message, where) =>
    diagnostics.push({ code, severity: "warning", message, ...where });

  const known = knownNodes(graph, error);
  const wiring = wire(graph, checkEdges(graph, error));
  const parents = checkPlacing(graph, error);
  const undos = findUndos(graph.nodes, wiring, error);
  const order = orderNodes(graph.nodes, wiring, parents, error);
  const ancestors = ancestorsOf(order, wiring, parents);
  const names = new Names(new Set(graph.nodes.map(({ id }) => id)));
  const starts = new Set(known.flatMap(({ node, kind }) => (kind.flow === "trigger" ? [node.id] : [])));
  const isReached = (id: string) =>
    starts.has(id) || [...starts].some((start) => ancestors.isUpstream(start, id));

  const scopes = scopesOf({ graph, known, wiring, parents, undos, order, ancestors, names, isReached });
  const analyzed = new Map(
    known.map(({ node, kind }) => {
      const scope = scopes.of(node, kind);
      const { incoming, outgoing } = wiring.of(node.id);
      const flow = { incoming, outgoing: outgoing.filter((edge) => !isUndoEdge(edge)) };
      const read = readParams(node, kind, slotCompiler(scope), error);
      const found: AnalyzedNode = {
        node,
        kind,
        ...read,
        ...flow,
        loops: scope.loops,
        early: [],
        undo: [],
        body: [],
      };
      return [node.id, found] as const;
    }),
  );
  for (const { node, reads } of analyzed.values()) addEarlyReads(node.id, reads, scopes, analyzed);
  const top = nest(order, analyzed, parents, undos);

  const triggers = [...analyzed.values()].filter(({ kind }) => kind.flow === "trigger");
  if (triggers.length === 0) error("trigger_count", "A workflow needs a trigger to start from.", {});
  const ordered = top.filter(({ node }) => isReached(node.id));
  findWarnings({ top, analyzed, isReached: ({ node }) => isReached(node.id), ancestors }, warn);
  return { ordered, triggers, diagnostics, names };
}

function knownNodes(graph: Graph, error: Finding): { node: GraphNode; kind: NodeKind }[] {
  return graph.nodes.flatMap((node) => {
    const kind = kindOf(node.type);
    if (kind) return [{ node, kind }];
    error("unknown_type", `There is no kind of step called ${node.type.slice(0, 80)}.`, { nodeId: node.id });
    return [];
  });
}

/** What a node, or one inside it, reads of branches that may still be running is looked up as it starts. */
function addEarlyReads(
  id: string,
  { nodes, errors }: Reads,
  scopes: Scopes,
  analyzed: ReadonlyMap<string, AnalyzedNode>,
): void {
  for (const read of nodes) {
    const early = analyzed.get(scopes.earlyReader(id, read) ?? "")?.early;
    const known = early?.find((one) => one.id === read);
    if (known) known.isError ||= errors.has(read);
    else early?.push({ id: read, isError: errors.has(read) });
  }
}

/** Puts nodes into their containers and behind what they undo; those outside of all are given. */
function nest(
  order: readonly string[],
  analyzed: ReadonlyMap<string, AnalyzedNode>,
  parents: Parents,
  undos: Undos,
): AnalyzedNode[] {
  const undoing = new Set([...undos.values()].flat());
  for (const [id, chain] of undos)
    analyzed.get(id)?.undo.push(...chain.flatMap((undo) => analyzed.get(undo) ?? []));
  const running = order
    .flatMap((id) => analyzed.get(id) ?? [])
    .filter(({ node, kind }) => runs(kind) && !undoing.has(node.id));
  for (const node of running) analyzed.get(parents.get(node.node.id) ?? "")?.body.push(node);
  return running.filter(({ node }) => !parents.has(node.id));
}

export function wire(graph: Graph, edges: readonly GraphEdge[]): Wiring {
  const byId = new Map(
    graph.nodes.map((node) => [node.id, { incoming: [] as GraphEdge[], outgoing: [] as GraphEdge[] }]),
  );
  for (const edge of edges) {
    byId.get(edge.source)?.outgoing.push(edge);
    byId.get(edge.target)?.incoming.push(edge);
  }
  return { of: (id) => byId.get(id) ?? { incoming: [], outgoing: [] } };
}

/** Nodes and everything inside and behind them that is code of the module, added to `found`. */
export function everyNode(nodes: readonly AnalyzedNode[], found: AnalyzedNode[] = []): AnalyzedNode[] {
  for (const analyzed of nodes) {
    found.push(analyzed);
    everyNode(analyzed.undo, found);
    everyNode(analyzed.body, found);
  }
  return found;
}
