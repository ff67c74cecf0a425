/**
 * Where the variables of a scope are declared: where they are set if everything that reads them stands there or deeper,
 * else before the statement in which they are set. What nobody reads has no variable.
 */
import type { AnalyzedNode } from "./2-analyze.ts";
import type { ScopePlan } from "./3-transform.ts";
import type { Block, Item } from "./3-transform-nesting.ts";

export type Places = {
  /** Whether somebody reads the node's output. */
  isRead: (id: string) => boolean;
  /** Whether somebody reads the node's failure. */
  isErrorRead: (id: string) => boolean;
  /** Whether the node's variable can be a constant where the node stands. */
  isConstant: (id: string) => boolean;
  /** Nodes set deep in this statement that are read beside or behind it. */
  declaredBefore: (item: Item) => readonly string[];
  /** Whether the node runs whatever happens. */
  isSure: (id: string) => boolean;
};

/** A block and the statement it is part of, from the outermost to the innermost. */
type Path = readonly { item: Item; block: Block }[];

export function placesOf(scope: ScopePlan): Places {
  const { paths, uses, read, errors } = collect(scope);
  const constants = new Set<string>();
  const declared = new Map<Item, string[]>();
  for (const [id, path] of paths) {
    const shared = Math.min(path.length, ...(uses.get(id) ?? []).map((use) => sharedLength(path, use)));
    const item = path[shared]?.item;
    if (item === undefined) constants.add(id);
    else if (read.has(id)) declared.set(item, [...(declared.get(item) ?? []), id]);
  }
  return {
    isRead: (id) => read.has(id),
    isErrorRead: (id) => errors.has(id),
    isConstant: (id) => constants.has(id),
    declaredBefore: (item) => declared.get(item) ?? [],
    isSure: (id) => paths.get(id)?.length === 0,
  };
}

function sharedLength(a: Path, b: Path): number {
  let length = 0;
  while (length < a.length && a[length]?.block === b[length]?.block) length++;
  return length;
}

type Found = {
  /** Where each node is set. */
  paths: Map<string, Path>;
  /** Where each node is read. */
  uses: Map<string, Path[]>;
  read: Set<string>;
  errors: Set<string>;
};

function collect(scope: ScopePlan): Found {
  const found: Found = { paths: new Map(), uses: new Map(), read: new Set(), errors: new Set() };
  for (const id of [...scope.leaves.map(({ node }) => node.id), ...scope.readAtEnd]) use(id, [], found);
  if (scope.block) collectBlock(scope.block, [], found);
  else for (const node of scope.nodes) collectNode(node, [], found);
  return found;
}

function collectBlock(block: Block, path: Path, found: Found): void {
  for (const item of block) {
    if (item.type !== "parallel" && item.node) {
      found.paths.set(item.node.node.id, path);
      collectNode(item.node, path, found);
    }
    for (const inner of blocksOf(item)) collectBlock(inner, [...path, { item, block: inner }], found);
  }
}

/** What a node reads, and what is read in it and behind it. A node that chooses by its output reads it itself. */
function collectNode(node: AnalyzedNode, path: Path, found: Found): void {
  const { reads, body, undo, kind, outgoing } = node;
  for (const id of reads.nodes) use(id, path, found);
  for (const id of reads.errors) found.errors.add(id);
  if (kind.branching && outgoing.length > 0) use(node.node.id, path, found);
  for (const inner of [...body, ...undo]) collectNode(inner, path, found);
}

function use(id: string, path: Path, { uses, read }: Found): void {
  read.add(id);
  uses.set(id, [...(uses.get(id) ?? []), path]);
}

export function blocksOf(item: Item): Block[] {
  if (item.type === "parallel") return item.branches;
  return item.type === "choice" ? item.arms.map(({ block }) => block) : [];
}
