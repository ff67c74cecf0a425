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
    const fromLast = nodes
      .toReversed()
      .map((analyzed) => ({ id: analyzed.node.id, next: stepsAfter(analyzed) }));
    this.#strict = new Tree(fromLast, end);
    this.#lenient = new Tree(fromLast, never);
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

  /** This step and those it surely leads to, the nearest first, at most so many. */
  surelyFrom(id: string, most: number): string[] {
    const found: string[] = [];
    for (let at = id; at !== end && found.length < most; at = this.#strict.above(at)) found.push(at);
    return found;
  }

  /** Where all of these targets, which are taken together, surely come by. */
  ofAll(targets: readonly string[]): string {
    return this.#strict.common(targets);
  }
}

/** Where a step's ways lead; none where it ends the run or fails. */
const stepsAfter = (analyzed: AnalyzedNode): string[] =>
  possibleWays(analyzed).flatMap(({ edges }) =>
    edges.length === 0 ? [end] : edges.map(({ target }) => target),
  );

/** `jump` leads to some place far above, so that any place above is a few jumps away whatever the depth. */
type Place = { id: string; depth: number; above: Place; jump: Place; root: Place };

class Tree {
  readonly #places = new Map<string, Place>();

  /** @param ends where a step leads that ends the run or fails */
  constructor(fromLast: readonly { id: string; next: readonly string[] }[], ends: string) {
    for (const id of [end, never]) this.#places.set(id, rootPlace(id));
    for (const { id, next } of fromLast)
      this.#places.set(id, placeBelow(this.#common(next.length === 0 ? [ends] : next), id));
  }

  above(id: string): string {
    return this.#at(id).above.id;
  }

  common(ids: readonly string[]): string {
    return this.#common(ids).id;
  }

  #common(ids: readonly string[]): Place {
    const [first = end, ...others] = ids;
    return others.reduce((meet, id) => lowestAbove(meet, this.#at(id)), this.#at(first));
  }

  #at(id: string): Place {
    return this.#places.get(id) ?? (this.#places.get(end) as Place);
  }
}

function rootPlace(id: string): Place {
  const place = { id, depth: 0 } as Place;
  return Object.assign(place, { above: place, jump: place, root: place });
}

/** Jumps are as long as those of the place above, or twice as long: so a few of them bridge any depth. */
function placeBelow(above: Place, id: string): Place {
  const { jump } = above;
  const isTwice = above.depth - jump.depth === jump.depth - jump.jump.depth;
  return { id, depth: above.depth + 1, above, jump: isTwice ? jump.jump : above, root: above.root };
}

function lowestAbove(first: Place, second: Place): Place {
  // Of two that have nothing in common the one that comes to an end: the other never gets there.
  if (first.root !== second.root) return first.root.id === never ? second : first;
  let [a, b] = first.depth > second.depth ? [second, first] : [first, second];
  while (b.depth > a.depth) b = b.jump.depth < a.depth ? b.above : b.jump;
  while (a !== b) [a, b] = a.jump === b.jump ? [a.above, b.above] : [a.jump, b.jump];
  return a;
}
