/**
 * Finds the statements that mean what a graph means: what stands one after the other, what side by side, and where the
 * ways of a choice meet again. A graph that no nesting of statements can show gives nothing.
 *
 * Where ways meet is where they all must come by: the immediate post-dominator. Every node has to be placed exactly once,
 * with all edges that lead to it accounted for; anything else does not nest.
 */
import type { GraphEdge } from "@weft/shared";
import type { AnalyzedNode } from "./2-analyze.ts";
import type { PlanNode } from "./3-transform.ts";
import { edgesByBranch, waysByBranch } from "./3-transform-branches.ts";
import { end, Meetings, possibleWays } from "./3-transform-meeting.ts";
import { regionBefore } from "./3-transform-region.ts";

export type Block = Item[];

export type Item =
  /** Steps that run whatever happens. */
  | { type: "node"; node: PlanNode }
  /** One of several ways is taken; ways of the trigger that fired have no node. */
  | { type: "choice"; node: PlanNode | undefined; arms: Arm[] }
  /** Any number of ways are taken, side by side. */
  | { type: "several"; node: PlanNode; arms: Arm[] }
  /** Within an arm for several ways of a node that chose: which of them it is. */
  | { type: "narrowing"; node: PlanNode; arms: Arm[] }
  | { type: "parallel"; branches: Block[] };

/** What happens at any of these handles. */
export type Arm = { handles: string[]; block: Block };

/** Deeper code nobody can read. */
const deepest = 16;
/** How many steps are tried that might wait for branches of which some may end before. */
const mostCandidates = 16;

class DoesNotNest extends Error {}

export function nested(nodes: readonly PlanNode[], triggers: readonly AnalyzedNode[]): Block | undefined {
  // What has ended when a node starts is looked up where nodes are known by their promises.
  if (nodes.some(({ early }) => early.length > 0)) return undefined;
  try {
    return new Nesting(nodes, triggers).all();
  } catch (error) {
    if (error instanceof DoesNotNest) return undefined;
    throw error;
  }
}

/** Edges that are taken together. */
type Front = readonly Pick<GraphEdge, "target">[];
/** Handles that lead to the same targets. */
type Way = { handles: string[]; edges: Front };

class Nesting {
  readonly #nodes: ReadonlyMap<string, PlanNode>;
  readonly #triggers: readonly AnalyzedNode[];
  readonly #meetings: Meetings;
  /** Whence edges may be taken. */
  readonly #sources: ReadonlySet<string>;
  /** How many of a node's incoming edges come out of what is placed. */
  readonly #arrived = new Map<string, number>();
  #placed = 0;

  constructor(nodes: readonly PlanNode[], triggers: readonly AnalyzedNode[]) {
    this.#nodes = new Map(nodes.map((node) => [node.node.id, node]));
    this.#triggers = triggers;
    this.#meetings = new Meetings(nodes);
    this.#sources = new Set([...nodes, ...triggers].map(({ node }) => node.id));
  }

  all(depth = 0): Block {
    const block =
      this.#triggers.length > 0 ? this.#fromTriggers() : this.#sequence(this.#starts(), end, depth);
    if (this.#placed !== this.#nodes.size) throw new DoesNotNest();
    return block;
  }

  /** What no edge leads to begins with the pass. */
  #starts(): Front {
    return [...this.#nodes.values()].flatMap(({ node, incoming }) =>
      incoming.length === 0 ? [{ target: node.id }] : [],
    );
  }

  #fromTriggers(): Block {
    const ways = grouped(this.#triggers.map(({ node, outgoing }) => ({ handle: node.id, edges: outgoing })));
    const [only] = ways;
    if (only && ways.length === 1) return this.#sequence(only.edges, end, 0);
    const meet = this.#meetings.ofChoice(ways.flatMap(targetsOf));
    const block: Block = [{ type: "choice", node: undefined, arms: this.#arms(ways, meet, 0) }];
    return meet === end ? block : [...block, ...this.#from(meet, end, 0)];
  }

  /** What follows when all of `front` is taken, up to `exit`. */
  #sequence(front: Front, exit: string, depth: number): Block {
    if (depth > deepest) throw new DoesNotNest();
    const targets = [...new Set(front.map(({ target }) => target))];
    const onward = targets.filter((target) => target !== exit);
    const meet = targets.length > 1 ? this.#meetings.ofAll(targets) : undefined;
    if (meet !== undefined && this.#nodes.get(meet)?.node.data.join === "any") throw new DoesNotNest();
    // What is led to at once does not wait for a branch that never comes by.
    if (onward.length > 0 && onward.length < targets.length && meet !== exit) throw new DoesNotNest();
    if (onward.length <= 1) {
      for (const { target } of front) this.#arrive(target);
      return onward[0] === undefined ? [] : this.#from(onward[0], exit, depth);
    }
    for (const { target } of front) if (target === exit) this.#arrive(target);
    const together = this.#branches(front, onward, meet ?? end);
    if (together.length === 1) return this.#withOptional(front, onward, exit, depth);
    const branches = together
      .map((edges) => this.#sequence(edges, meet ?? end, depth + 1))
      .filter((branch) => branch.length > 0);
    const [only, ...others] = branches;
    const block: Block = only && others.length === 0 ? only : [{ type: "parallel", branches }];
    return meet === undefined || meet === exit || meet === end
      ? block
      : [...block, ...this.#from(meet, exit, depth)];
  }

  /** A node, everything on its way, and what follows up to `exit`. */
  #from(first: string, exit: string, depth: number): Block {
    const block: Block = [];
    for (let id = first; ; ) {
      const node = this.#place(id);
      const ways = grouped(possibleWays(node));
      const [only] = ways;
      if (ways.length > 1) {
        const isSeveral = node.kind.takesSeveral?.(node.params) ?? false;
        const meet = isSeveral ? this.#meetOfSeveral(ways) : this.#meetings.after(id);
        block.push(
          isSeveral
            ? { type: "several", node, arms: this.#arms(ways, meet, depth) }
            : { type: "choice", node, arms: this.#armsOf(node, ways, meet, depth) },
        );
        if (meet === exit || meet === end) return block;
        id = meet;
        continue;
      }
      block.push({ type: "node", node });
      const [next, ...others] = new Set((only?.edges ?? []).map(({ target }) => target));
      if (next === undefined) return block;
      if (others.length > 0 || next === exit)
        return [...block, ...this.#sequence(only?.edges ?? [], exit, depth)];
      for (const { target } of only?.edges ?? []) this.#arrive(target);
      id = next;
    }
  }

  /** Where ways go on together of which any number are taken: they have to come by, and by nothing in common before. */
  #meetOfSeveral(ways: readonly Way[]): string {
    const meet = this.#meetings.ofAll(ways.flatMap(targetsOf));
    const next = (id: string) => this.#nodes.get(id)?.outgoing ?? [];
    const isJoin = this.#nodes.get(meet)?.node.data.join !== "any";
    if (!isJoin || waysByBranch(ways, meet, next).length < ways.length) throw new DoesNotNest();
    return meet;
  }

  /** Ways that meet before all of them do are one arm, in which they are told apart again. */
  #armsOf(node: PlanNode, ways: readonly Way[], meet: string, depth: number): Arm[] {
    if (!node.kind.branching) return this.#arms(ways, meet, depth);
    const next = (id: string) => this.#nodes.get(id)?.outgoing ?? [];
    return waysByBranch(ways, meet, next).flatMap((part): Arm[] => {
      const targets = part.flatMap(({ edges }) => edges.map(({ target }) => target));
      const inner = part.length > 1 && part.length < ways.length ? this.#meetings.ofChoice(targets) : meet;
      if (inner === meet || inner === end) return this.#arms(part, meet, depth);
      const narrowing: Item = { type: "narrowing", node, arms: this.#arms(part, inner, depth + 1) };
      const handles = part.flatMap((way) => way.handles);
      return [{ handles, block: [narrowing, ...this.#from(inner, meet, depth + 1)] }];
    });
  }

  #arms(ways: readonly Way[], meet: string, depth: number): Arm[] {
    return ways.map(({ handles, edges }) => ({ handles, block: this.#sequence(edges, meet, depth + 1) }));
  }

  /** Targets that lead to a common step before they all meet belong to one branch. */
  #branches(front: Front, targets: readonly string[], meet: string): Front[] {
    return edgesByBranch(front, targets, meet, (id) => this.#nodes.get(id)?.outgoing ?? []);
  }

  /** Branches of which one surely comes by a step that waits for all of them, though others may end before. */
  #withOptional(front: Front, targets: readonly string[], exit: string, depth: number): Block {
    for (const meet of this.#candidates(targets)) {
      const region = regionBefore(meet, targets, this.#nodes);
      if (!region) continue;
      const left = region.flatMap(({ node }) => this.#nodes.get(node.id)?.outgoing ?? []);
      for (const { target } of [...front, ...left]) if (target === meet) this.#arrive(meet);
      this.#placed += region.length;
      return [...new Nesting(region, []).all(depth), ...this.#from(meet, exit, depth)];
    }
    throw new DoesNotNest();
  }

  #candidates(targets: readonly string[]): string[] {
    const sure = targets.flatMap((target) => this.#meetings.surelyFrom(target, mostCandidates));
    return [...new Set(sure)].slice(0, mostCandidates);
  }

  #arrive(id: string): void {
    this.#arrived.set(id, (this.#arrived.get(id) ?? 0) + 1);
  }

  #place(id: string): PlanNode {
    const node = this.#nodes.get(id);
    const edges = node?.incoming.filter(({ source }) => this.#sources.has(source)).length;
    if (!node || (edges !== 0 && this.#arrived.get(id) !== edges)) throw new DoesNotNest();
    this.#placed++;
    return node;
  }
}

const targetsOf = ({ edges }: Way): string[] =>
  edges.length === 0 ? [end] : edges.map(({ target }) => target);

/** Ways with the same targets are one. */
function grouped(ways: readonly { handle: string; edges: Front }[]): Way[] {
  const groups = new Map<string, { handles: string[]; edges: Front[number][] }>();
  for (const { handle, edges } of ways) {
    const key = [...new Set(edges.map(({ target }) => target))].toSorted().join(" ");
    const group = groups.get(key) ?? { handles: [], edges: [] };
    group.handles.push(handle);
    group.edges.push(...edges);
    groups.set(key, group);
  }
  return [...groups.values()];
}
