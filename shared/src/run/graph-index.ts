/** What folding a run has to know of its graph, worked out once per graph. */
import { sourceHandle } from "../graph.ts";
import type { NodeStatus, RunGraph } from "../run-state.ts";
import { makeRows, type Rows } from "./rows.ts";

export type IndexedNode = {
  id: string;
  /** Place among all nodes. */
  at: number;
  container: "loop" | "scope" | undefined;
  disabled: boolean;
  /** Reached through an `undo` edge: no step of its own, seen only when another one is undone. */
  isUndo: boolean;
  parent: IndexedNode | null;
  children: IndexedNode[];
  /** Everything in a container, at any depth. */
  inside: IndexedNode[];
  /** What settles together with the node: the run itself, or a pass of the innermost loop around it. */
  region: Region;
  /** Place among the nodes of its region. */
  slot: number;
  /** What a pass of this loop consists of. */
  body: Region | null;
  /** Edges but those of undo. */
  incoming: IndexedEdge[];
  outgoing: IndexedEdge[];
  /** The nodes that undo this one. */
  undo: IndexedNode[];
};

export type IndexedEdge = {
  id: string;
  handle: string;
  source: IndexedNode;
  target: IndexedNode;
  /** Place among the edges of its region. */
  slot: number;
};

/** The nodes that settle together: groups are no border, loops are. */
export type Region = {
  loop: IndexedNode | null;
  /** How many loops are around it. */
  depth: number;
  nodes: IndexedNode[];
  edges: IndexedEdge[];
  /** How it begins, shared by all frames. */
  statuses: Rows<NodeStatus>;
  taken: Rows<boolean | null>;
};

export type GraphIndex = {
  nodes: IndexedNode[];
  byId: ReadonlyMap<string, IndexedNode>;
  /** Nodes in no container. */
  top: IndexedNode[];
  root: Region;
};

const indices = new WeakMap<RunGraph, GraphIndex>();

export function indexOf(graph: RunGraph): GraphIndex {
  const known = indices.get(graph);
  if (known) return known;
  const index = makeIndex(graph);
  indices.set(graph, index);
  return index;
}

function makeIndex(graph: RunGraph): GraphIndex {
  const root = newRegion(null, 0);
  const nodes = graph.nodes.map((node, at) => newNode(node, at, root));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const { id, parentId } of graph.nodes) nest(byId.get(id), byId.get(parentId ?? ""));
  const top = nodes.filter((node) => node.parent === null);
  for (const node of top) place(node, root);
  connect(graph, byId);
  for (const region of [root, ...nodes.flatMap(({ body }) => body ?? [])]) {
    region.statuses = makeRows(region.nodes.length, () => "pending");
    region.taken = makeRows(region.edges.length, () => null);
  }
  return { nodes, byId, top, root };
}

const newRegion = (loop: IndexedNode | null, depth: number): Region => ({
  loop,
  depth,
  nodes: [],
  edges: [],
  statuses: [],
  taken: [],
});

const newNode = (
  { id, container, disabled }: RunGraph["nodes"][number],
  at: number,
  region: Region,
): IndexedNode => ({
  id,
  at,
  container,
  disabled: disabled === true,
  isUndo: false,
  parent: null,
  children: [],
  inside: [],
  region,
  slot: 0,
  body: null,
  incoming: [],
  outgoing: [],
  undo: [],
});

/** A parent that is no container, or is in the node itself, is none. */
function nest(node: IndexedNode | undefined, parent: IndexedNode | undefined): void {
  if (!node || !parent?.container) return;
  for (let above: IndexedNode | null = parent; above; above = above.parent) if (above === node) return;
  node.parent = parent;
  parent.children.push(node);
}

function place(node: IndexedNode, region: Region): void {
  node.region = region;
  node.slot = region.nodes.push(node) - 1;
  if (node.container === "loop") node.body = newRegion(node, region.depth + 1);
  for (const child of node.children) {
    place(child, node.body ?? region);
    node.inside.push(child, ...child.inside);
  }
}

function connect(graph: RunGraph, byId: ReadonlyMap<string, IndexedNode>): void {
  const undoing: [IndexedNode, IndexedNode][] = [];
  for (const edge of graph.edges) {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
    if (!source || !target || source.region !== target.region) continue;
    const handle = sourceHandle(edge);
    if (handle === "undo") {
      undoing.push([source, target]);
      continue;
    }
    const indexed: IndexedEdge = { id: edge.id, handle, source, target, slot: source.region.edges.length };
    source.region.edges.push(indexed);
    source.outgoing.push(indexed);
    target.incoming.push(indexed);
  }
  for (const [source, target] of undoing) source.undo.push(...chainFrom(target, source.undo));
}

/** The node and all it leads to, but for those known already. */
function chainFrom(first: IndexedNode, known: readonly IndexedNode[]): IndexedNode[] {
  const chain = new Set([first]);
  for (const node of chain) {
    node.isUndo = true;
    for (const { target } of node.outgoing) chain.add(target);
  }
  return [...chain].filter((node) => !known.includes(node));
}

/** The loops around a node, the outermost first. */
export function loopsAround(node: IndexedNode): IndexedNode[] {
  const loops: IndexedNode[] = [];
  for (let { loop } = node.region; loop; { loop } = loop.region) loops.unshift(loop);
  return loops;
}
