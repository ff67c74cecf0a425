import { isContainer, kindOf } from "@weft/codegen";
import { type Graph, isNodeId, isObject, limits, type WorkflowSummary } from "@weft/shared";

type Miniature = WorkflowSummary["miniature"];
type Box = Miniature["nodes"][number];
type Drawable = Box & { parentId: unknown };

const mostNodes = 60;
const mostEdges = 120;
/** A container whose draft says no size is drawn this large; the editor writes one down with its first edit. */
const usual = { width: 300, height: 160 };

/** Boxes and wires for the list of workflows. A draft may be any JSON, so only what can be drawn is taken. */
export function miniatureOf(graph: Graph): Miniature {
  const all = graph.nodes.flatMap(drawable);
  const byId = new Map(all.map((node) => [node.id, node]));
  const nodes = all
    .map((node) => ({ node, around: containersAround(node, byId) }))
    // Containers first: what lies in them is drawn over them.
    .sort((a, b) => a.around.length - b.around.length)
    .slice(0, mostNodes)
    .map(({ node, around }) => placed(node, around));
  const shown = new Set(nodes.map((node) => node.id));
  const edges = graph.edges
    .filter((edge) => shown.has(edge.source) && shown.has(edge.target))
    .slice(0, mostEdges)
    .map(({ source, target }): [string, string] => [source, target]);
  return { nodes, edges };
}

function drawable(node: { [Key in keyof Graph["nodes"][number]]: unknown }): Drawable[] {
  const { id, type, position, parentId } = node;
  if (!isNodeId(id) || typeof type !== "string" || type.length > 40 || !isObject(position)) return [];
  // A note is as large as its text and would look like a step.
  if (kindOf(type)?.flow === "annotation") return [];
  const { x, y } = position;
  if (typeof x !== "number" || typeof y !== "number") return [];
  return [{ id, type, x, y, ...(isContainer({ type }) ? sizeOf(node) : {}), parentId }];
}

const sizeOf = ({ width, height }: { width?: unknown; height?: unknown }) => ({
  width: typeof width === "number" ? width : usual.width,
  height: typeof height === "number" ? height : usual.height,
});

function containersAround(node: Drawable, byId: ReadonlyMap<string, Drawable>): Drawable[] {
  const around: Drawable[] = [];
  for (let at = node; around.length <= limits.containerLevels; ) {
    const container = byId.get(String(at.parentId));
    if (container?.width === undefined || container === node || around.includes(container)) break;
    around.push(container);
    at = container;
  }
  return around;
}

/** In coordinates of the canvas: a position counts from the container it lies in. */
function placed({ parentId: _, ...box }: Drawable, around: readonly Drawable[]): Box {
  const sum = (axis: "x" | "y") => around.reduce((total, container) => total + container[axis], box[axis]);
  return { ...box, x: sum("x"), y: sum("y") };
}
