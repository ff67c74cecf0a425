import { outputHandles } from "@weft/codegen";
import { type Graph, type GraphEdge, type GraphNode, type Operation, sourceHandle } from "@weft/shared";
import {
  boundsOf,
  gap,
  isAnnotation,
  type Point,
  type Rect,
  type Size,
  snap,
  snapped,
} from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { frameHeader, framePadding, leastFrame, placementOf, storedLength } from "../../canvas/placement.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";

export type Positions = ReadonlyMap<string, Point>;
/** Where steps go, counted from their container, and how large containers become. */
export type Layout = { positions: Positions; sizes: ReadonlyMap<string, Size> };

type Dagre = typeof import("@dagrejs/dagre");

/** Left to right by what follows what, inside containers first; what is at the top left and notes stay where they are. */
export async function layoutGraph(graph: Graph): Promise<Layout> {
  const dagre = await import("@dagrejs/dagre");
  const { ordered } = containerTree(graph);
  const { frames } = placementOf(graph);
  const positions = new Map<string, Point>();
  const sizes = new Map<string, Size>();
  for (const container of ordered.toReversed())
    if (frames.has(container.id)) {
      const placed = layoutScope(dagre, graph, container.id, sizes);
      const start = { x: framePadding.left, y: frameHeader + framePadding.top };
      for (const [id, at] of startingAt(placed, start)) positions.set(id, at);
      sizes.set(container.id, frameFor(graph, container, placed));
    }
  const placed = layoutScope(dagre, graph, null, sizes);
  const { x, y } = boundsOf(stepsIn(graph, null).map(placementOf(graph).blockOf));
  for (const [id, at] of startingAt(placed, snapped({ x, y }))) positions.set(id, at);
  return { positions, sizes };
}

/** What is arranged in a container: all that has a place of its own. */
function stepsIn(graph: Graph, containerId: string | null): GraphNode[] {
  const { ownerOf } = undoLanes(graph);
  return containerTree(graph)
    .childrenOf(containerId)
    .filter((node) => !isAnnotation(node) && !ownerOf.has(node.id));
}

type Placed = Map<string, Rect>;

function layoutScope(
  { graphlib, layout }: Dagre,
  graph: Graph,
  containerId: string | null,
  sizes: ReadonlyMap<string, Size>,
): Placed {
  const dagre = new graphlib.Graph({ multigraph: true });
  dagre.setGraph({ rankdir: "LR", ranksep: gap.x, nodesep: gap.y });
  dagre.setDefaultEdgeLabel(() => ({}));
  const { rects, blockOf } = placementOf(graph);
  const steps = stepsIn(graph, containerId);
  const sizeOf = (node: GraphNode): Size => sizes.get(node.id) ?? (rects.get(node.id) as Rect);
  for (const node of steps) {
    const { width, height } = sizeOf(node);
    dagre.setNode(node.id, { width, height });
  }
  const edges = graph.edges.filter((edge) => dagre.hasNode(edge.source) && dagre.hasNode(edge.target));
  for (const edge of edges) dagre.setEdge(edge.source, edge.target, {}, edge.id);
  layout(dagre, { constraints: branchOrder(steps, edges) });
  const placed: Placed = new Map(
    steps.map((node) => {
      const centre = dagre.node(node.id) as Point;
      const { width, height } = sizeOf(node);
      const below = blockOf(node).height - (rects.get(node.id)?.height ?? 0);
      return [node.id, { x: centre.x - width / 2, y: centre.y - height / 2, width, height: height + below }];
    }),
  );
  if (undoLanes(graph).lanes.size > 0) clearLanes(placed);
  return placed;
}

/** Moves down what a lane would cover: dagre puts the cards themselves on one line, which is how they are read. */
function clearLanes(placed: Placed) {
  const blocks = [...placed.values()].toSorted((a, b) => a.y - b.y);
  for (const [index, block] of blocks.entries())
    for (const other of blocks.slice(index + 1)) {
      const apart = other.x >= block.x + block.width || block.x >= other.x + other.width;
      const end = block.y + block.height + gap.y;
      if (!apart && other.y < end) other.y = end;
    }
}

function startingAt(placed: Placed, start: Point): [string, Point][] {
  const bounds = boundsOf([...placed.values()]);
  return [...placed].map(([id, { x, y }]) => [
    id,
    snapped({ x: x - bounds.x + start.x, y: y - bounds.y + start.y }),
  ]);
}

/** The size a container gets around this content. One that somebody made larger stays so. */
function frameFor(graph: Graph, container: GraphNode, placed: Placed): Size {
  const { needed } = placementOf(graph).frames.get(container.id) ?? { needed: leastFrame };
  const content = boundsOf([...placed.values()]);
  const length = (side: keyof Size, least: number): number => {
    const stored = storedLength(container[side]);
    return Math.max(least, stored > needed[side] ? stored : 0);
  };
  const grown = (size: number): number => Math.ceil(size / snap) * snap;
  const { left, right, top, bottom } = framePadding;
  return {
    width: length("width", Math.max(leastFrame.width, grown(content.width + left + right))),
    height: length("height", Math.max(leastFrame.height, grown(content.height + frameHeader + top + bottom))),
  };
}

/** Of a step with several ways out, what follows the first is drawn above what follows the second. */
function branchOrder(
  nodes: readonly GraphNode[],
  wires: readonly GraphEdge[],
): { left: string; right: string }[] {
  const leaving = new Map<string, GraphEdge[]>(nodes.map((node) => [node.id, []]));
  for (const edge of wires) leaving.get(edge.source)?.push(edge);
  return nodes.flatMap((node) => {
    const edges = leaving.get(node.id) ?? [];
    if (edges.length < 2) return [];
    const order = outputHandles(node).map((handle) => handle.id);
    const place = (edge: GraphEdge) => order.indexOf(sourceHandle(edge));
    const targets = edges.toSorted((a, b) => place(a) - place(b)).map((edge) => edge.target);
    return targets.slice(1).map((right, index) => ({ left: targets[index] as string, right }));
  });
}

/** The edit that gives containers their sizes. */
export const resizeContainers = (graph: Graph, sizes: ReadonlyMap<string, Size>): Operation[] =>
  graph.nodes.flatMap((node) => {
    const size = sizes.get(node.id);
    return (["width", "height"] as const).flatMap((side): Operation[] =>
      !size || node[side] === size[side]
        ? []
        : [{ op: "setNode", id: node.id, path: [side], value: size[side] }],
    );
  });

/** The edit that puts steps at `positions`; those already there are left alone. */
export function moveSteps(graph: Graph, positions: Positions): Operation[] {
  return graph.nodes.flatMap((node): Operation[] => {
    const to = positions.get(node.id);
    if (!to || (to.x === node.position.x && to.y === node.position.y)) return [];
    return [{ op: "setNode", id: node.id, path: ["position"], value: { x: to.x, y: to.y } }];
  });
}

/** Positions on the way from one layout to the next; `t` from 0 to 1. */
export function between(graph: Graph, to: Positions, t: number): Positions {
  const done = eased(t);
  const from = new Map(graph.nodes.map((node) => [node.id, node.position]));
  return new Map(
    [...to].flatMap(([id, end]) => {
      const start = from.get(id);
      if (!start) return [];
      return [[id, { x: start.x + (end.x - start.x) * done, y: start.y + (end.y - start.y) * done }]];
    }),
  );
}

/** Sizes of containers on the way, as `between`. */
export function growing(graph: Graph, to: ReadonlyMap<string, Size>, t: number): ReadonlyMap<string, Size> {
  const { rects } = placementOf(graph);
  const done = eased(t);
  return new Map(
    [...to].flatMap(([id, end]) => {
      const start = rects.get(id);
      if (!start) return [];
      const width = start.width + (end.width - start.width) * done;
      return [[id, { width, height: start.height + (end.height - start.height) * done }]];
    }),
  );
}

const eased = (t: number): number => 1 - (1 - t) ** 3;
