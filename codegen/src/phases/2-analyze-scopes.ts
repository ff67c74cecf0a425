/** What each node's expressions may read, and by which names: upstream nodes, passes of loops, failures. */
import { type Graph, type GraphNode, sourceHandle } from "@weft/shared";
import type { ExpressionScope, LoopScope } from "../expressions/scope.ts";
import { type Names, outputVariable } from "../names.ts";
import { isContainerKind, type NodeKind, runs } from "../nodes/kind.ts";
import type { Wiring } from "./2-analyze.ts";
import { type Ancestors, ancestorsOf } from "./2-analyze-ancestors.ts";
import { failureFinder } from "./2-analyze-failed.ts";
import type { Parents } from "./2-analyze-placing.ts";
import type { NodeScope } from "./2-analyze-slots.ts";
import type { Undos } from "./2-analyze-undo.ts";

type Context = {
  graph: Graph;
  known: readonly { node: GraphNode; kind: NodeKind }[];
  wiring: Wiring;
  parents: Parents;
  undos: Undos;
  order: readonly string[];
  ancestors: Ancestors;
  names: Names;
  /** Whether a trigger leads to a node: what never runs has no variable. */
  isReached: (id: string) => boolean;
};

export type Scopes = {
  of: (node: GraphNode, kind: NodeKind) => NodeScope;
  /** Which node looks up what `id` reads of a branch that may still be running; `undefined` where none is. */
  earlyReader: (id: string, read: string) => string | undefined;
};

export function scopesOf(context: Context): Scopes {
  const { graph, known, wiring, parents, undos, order, ancestors, names, isReached } = context;
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const kinds = new Map(known.map(({ node, kind }) => [node.id, kind]));
  const undoing = new Set([...undos.values()].flat());
  const loopsOf = loopFinder(kinds, parents, names);
  const children = childrenByParent(known, parents, undoing);
  const isFailureHandled = (id: string) =>
    wiring.of(id).outgoing.some((edge) => sourceHandle(edge) === "error");
  const settledBefore = settledFinder(context);
  const hasFailed = failureFinder(wiring, parents);
  const readerFor = (id: string) => readerOf(id, parents, undoing.has(id) ? undefined : settledBefore);
  return {
    of: (node, kind) => {
      const upstream = ancestors.upstream(node.id);
      const loops = loopsOf(node.id);
      const reader = readerFor(node.id);
      return {
        ...{ node, kind, ids, upstream, loops },
        body: isContainerKind(kind)
          ? { upstream: upstreamWith(children.get(node.id) ?? [], upstream), loops: loopsOf(node.id, true) }
          : undefined,
        isUndo: undoing.has(node.id),
        variable: (id) => {
          if (!isReached(id)) return "undefined";
          const early = reader(id);
          return early === undefined ? outputVariable(id) : names.local(early, `${id}_seen`);
        },
        errorVariable: (id) => {
          if (!isFailureHandled(id) || !isReached(id)) return undefined;
          const early = reader(id);
          return early === undefined ? names.local(id, "error") : names.local(early, `${id}_error_seen`);
        },
        hasFailed: (id) => hasFailed(id, node.id),
        // A name for every node takes its time, and hardly any reads the clock.
        get now() {
          return names.local(node.id, "now");
        },
      };
    },
    earlyReader: (id, read) => (isReached(read) ? readerFor(id)(read) : undefined),
  };

  function settledFinder({ known: nodes }: Context): Ancestors | undefined {
    const early = new Set(
      nodes.flatMap(({ node }) =>
        node.data.join === "any" && wiring.of(node.id).incoming.length > 1 ? [node.id] : [],
      ),
    );
    return early.size === 0 ? undefined : ancestorsOf(order, wiring, parents, (id) => early.has(id));
  }
}

function upstreamWith(children: Iterable<string>, upstream: ExpressionScope["upstream"]) {
  const inside = new Set(children);
  return {
    has: (id: string) => inside.has(id) || upstream.has(id),
    [Symbol.iterator]: () => [...upstream, ...inside].values(),
  };
}

/** What runs in each container, by its id. */
function childrenByParent(
  known: Context["known"],
  parents: Parents,
  undoing: ReadonlySet<string>,
): Map<string, Set<string>> {
  const children = new Map<string, Set<string>>();
  for (const { node, kind } of known) {
    const parent = parents.get(node.id);
    if (parent === undefined || !runs(kind) || undoing.has(node.id)) continue;
    children.set(parent, (children.get(parent) ?? new Set()).add(node.id));
  }
  return children;
}

/**
 * Which node looks up what `id` reads of a branch that may still be running: the one of its containers, or itself, that
 * stands beside that branch; `undefined` where all has ended before.
 */
function readerOf(id: string, parents: Parents, settled: Ancestors | undefined) {
  return (read: string): string | undefined => {
    if (!settled || settled.isUpstream(read, id) || parents.get(read) === id) return undefined;
    let reader: string | undefined = id;
    while (reader !== undefined && parents.get(reader) !== parents.get(read)) reader = parents.get(reader);
    return reader === undefined || settled.isUpstream(read, reader) ? undefined : reader;
  };
}

/** Loops around a node, the outermost first; with `within` also the node itself. */
function loopFinder(kinds: ReadonlyMap<string, NodeKind>, parents: Parents, names: Names) {
  const known = new Map<string, LoopScope[]>();
  const inside = (id: string): LoopScope[] => {
    const before = known.get(id);
    if (before) return before;
    const around = loopsOf(id);
    const variables = kinds.get(id)?.passVariables;
    const loops = variables ? [...around, loopScope(id, variables, around.length, names)] : around;
    known.set(id, loops);
    return loops;
  };
  function loopsOf(id: string, within = false): LoopScope[] {
    const parent = within ? id : parents.get(id);
    return parent === undefined ? [] : inside(parent);
  }
  return loopsOf;
}

function loopScope(
  id: string,
  variables: readonly ("item" | "index")[],
  depth: number,
  names: Names,
): LoopScope {
  const index = names.pass("index", depth);
  return variables.includes("item") ? { id, item: names.pass("item", depth), index } : { id, index };
}
