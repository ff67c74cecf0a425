/**
 * Where ways meet again: post-dominators of the steps of one scope. A way that ends nowhere leads to `end`. A way that
 * ends the run or fails either counts as such a way, or, where nothing else runs meanwhile, as no way at all.
 */
import { type GraphEdge, sourceHandle } from "@weft/shared";
import type { AnalyzedNode } from "./2-analyze.ts";

/** Stands for the end of the scope; no node has this id. */
export const end = "";
/** Stands for what never comes to an end of the scope. */
const never = "!";

/** The edges that a completed node may take, by handle; a handle without edges is there too. */
export function possibleWays(analyzed: AnalyzedNode): { handle: string; edges: GraphEdge[] }[] {
  const { node, kind, params, outgoing } = analyzed;
  if (kind.flow === "end") return [];
  const own = node.data.disabled ? ["out"] : kind.outputs(params).map(({ id }) => id);
  const isHandled = !node.data.disabled && outgoing.some((edge) => sourceHandle(edge) === "error");
  return [...own, ...(isHandled ? ["error"] : [])].map((handle) => ({
    handle,
    edges: outgoing.filter((edge) => sourceHandle(edge) === handle),
  }));
}

export class Meetings {
  readonly #strict: Tree;
  readonly #lenient: Tree;

  /** @param nodes each after the nodes it depends on */
  constructor(nodes: readonly AnalyzedNode[]) {
    this.#strict = new Tree(nodes, end);
    this.#lenient = new Tree(nodes, never);
  }

  /** Where a node's own ways meet, one of which is taken. */
  after(id: string): string {
    const meet = this.#lenient.above(id);
    return meet === never ? end : meet;
  }

  /** Where one of these targets, exclusively taken, meets the others. */
  ofChoice(targets: readonly string[]): string {
    const meet = this.#lenient.common(targets);
    return meet === never ? end : meet;
  }

  /** Where all of these targets, which are taken together, surely come by. */
  ofAll(targets: readonly string[]): string {
    return this.#strict.common(targets);
  }
}

class Tree {
  readonly #above = new Map<string, string>();
  readonly #depth = new Map<string, number>([
    [end, 0],
    [never, 0],
  ]);

  /** @param ends where a step leads that ends the run or fails */
  constructor(nodes: readonly AnalyzedNode[], ends: string) {
    for (const analyzed of nodes.toReversed()) {
      const { id } = analyzed.node;
      const ways = possibleWays(analyzed);
      const next = ways.flatMap(({ edges }) =>
        edges.length === 0 ? [end] : edges.map(({ target }) => target),
      );
      const above = this.common(ways.length === 0 ? [ends] : next);
      this.#above.set(id, above);
      this.#depth.set(id, this.#depthOf(above) + 1);
    }
  }

  above(id: string): string {
    return this.#above.get(id) ?? end;
  }

  common(ids: readonly string[]): string {
    return [...new Set(ids)].reduce((a, b) => this.#pair(a, b));
  }

  #pair(first: string, second: string): string {
    let [a, b] = [first, second];
    while (a !== b) {
      if (this.#depthOf(a) === 0 && this.#depthOf(b) === 0) return this.#rooted(first, second);
      if (this.#depthOf(a) >= this.#depthOf(b)) a = this.above(a);
      else b = this.above(b);
    }
    return a;
  }

  /** Of two that have nothing in common the one that comes to an end: the other never gets there. */
  #rooted(a: string, b: string): string {
    return this.#rootOf(a) === never ? b : a;
  }

  #rootOf(id: string): string {
    let at = id;
    while (this.#depthOf(at) > 0) at = this.above(at);
    return at;
  }

  #depthOf(id: string): number {
    return this.#depth.get(id) ?? 0;
  }
}
