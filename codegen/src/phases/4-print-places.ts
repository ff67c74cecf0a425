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
  /** The same of the variable of its failure. */
  isErrorConstant: (id: string) => boolean;
  /** What is set deep in this statement and read beside or behind it. */
  declaredBefore: (item: Item) => readonly Place[];
  /** Whether the node runs whatever happens. */
  isSure: (id: string) => boolean;
};

/** A node's output, or its failure. */
export type Place = { id: string; isError: boolean };

const errorOf = (id: string): string => `${id}.error`;

/** A block and the statement it is part of, from the outermost to the innermost. */
type Path = readonly { item: Item; block: Block }[];

export function placesOf(scope: ScopePlan): Places {
  const { paths, uses, read } = collect(scope);
  const constants = new Set<string>();
  const declared = new Map<Item, Place[]>();
  for (const [id, path] of paths)
    for (const isError of [false, true]) {
      const key = isError ? errorOf(id) : id;
      const shared = Math.min(path.length, ...(uses.get(key) ?? []).map((use) => sharedLength(path, use)));
      const item = path[shared]?.item;
      if (item === undefined) constants.add(key);
      else if (read.has(key)) declared.set(item, [...(declared.get(item) ?? []), { id, isError }]);
    }
  return {
    isRead: (id) => read.has(id),
    isErrorRead: (id) => read.has(errorOf(id)),
    isConstant: (id) => constants.has(id),
    isErrorConstant: (id) => constants.has(errorOf(id)),
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
  /** Where each node, or the failure of one, is read. */
  uses: Map<string, Path[]>;
  read: Set<string>;
};

function collect(scope: ScopePlan): Found {
  const found: Found = { paths: new Map(), uses: new Map(), read: new Set() };
  const errorsAtEnd = [...scope.errorsAtEnd].map(errorOf);
  for (const key of [...scope.leaves.map(({ node }) => node.id), ...scope.readAtEnd, ...errorsAtEnd])
    use(key, [], found);
  if (scope.block) collectBlock(scope.block, [], found);
  else for (const node of scope.nodes) collectNode(node, [], found);
  return found;
}

function collectBlock(block: Block, path: Path, found: Found): void {
  for (const item of block) {
    if (item.type === "narrowing") use(item.node.node.id, path, found);
    else if (item.type !== "parallel" && item.node) {
      found.paths.set(item.node.node.id, path);
      collectNode(item.node, path, found);
    }
    for (const inner of blocksOf(item)) collectBlock(inner, [...path, { item, block: inner }], found);
  }
}

/** What a node reads, and what is read in it and behind it. A node that chooses by its output reads it itself. */
function collectNode(node: AnalyzedNode, path: Path, found: Found): void {
  const { reads, body, undo, kind, outgoing } = node;
  if (node.node.data.disabled) return;
  for (const id of reads.nodes) use(id, path, found);
  for (const id of reads.errors) use(errorOf(id), path, found);
  if (kind.branching && outgoing.length > 0) use(node.node.id, path, found);
  for (const inner of [...body, ...undo]) collectNode(inner, path, found);
}

function use(key: string, path: Path, { uses, read }: Found): void {
  read.add(key);
  uses.set(key, [...(uses.get(key) ?? []), path]);
}

function blocksOf(item: Item): Block[] {
  if (item.type === "parallel") return item.branches;
  return item.type === "node" ? [] : item.arms.map(({ block }) => block);
}
