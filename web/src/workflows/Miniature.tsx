import type { WorkflowSummary } from "@weft/shared";
import type { Point, Size } from "../canvas/card-geometry.ts";

type Drawing = WorkflowSummary["miniature"];

const card = { width: 240, height: 64 };
/** A small graph is not blown up beyond this part of the canvas, in graph coordinates. */
const least = { width: 1120, height: 420 };
const margin = 60;
/** Drawn in a tone of its own: between a line and a text, in either theme. */
const tone = "color-mix(in oklab, var(--ink-3) 55%, var(--canvas))";

/** A graph at a glance: boxes and wires, always whole. */
export function Miniature({ miniature, className }: { miniature: Drawing; className?: string }) {
  const places = new Map(miniature.nodes.map((node) => [node.id, node]));
  return (
    <svg aria-hidden="true" viewBox={viewBoxOf(miniature.nodes)} className={className}>
      {miniature.nodes.filter(isFrame).map((node) => (
        <Frame key={node.id} box={node} />
      ))}
      <g fill="none" stroke={tone} strokeWidth={7}>
        {miniature.edges.map(([source, target], index) => {
          const from = places.get(source);
          const to = places.get(target);
          // biome-ignore lint/suspicious/noArrayIndexKey: several wires may join the same two steps
          return from && to && <path key={`${source} ${target} ${index}`} d={wire(from, to)} />;
        })}
      </g>
      {miniature.nodes.length === 0 && <Blank />}
      {miniature.nodes
        .filter((node) => !isFrame(node))
        .map((node) => (
          <Card key={node.id} box={node} />
        ))}
    </svg>
  );
}

type Box = Drawing["nodes"][number];

/** Whether it holds others: only those have a size. */
const isFrame = (box: Box): boolean => box.width !== undefined;

function Frame({ box: { x, y, width, height } }: { box: Box }) {
  return (
    <g>
      <rect {...{ x, y, width, height }} rx={18} fill="var(--canvas)" stroke={tone} strokeWidth={4} />
      <rect x={x + 20} y={y + 18} width={110} height={10} rx={5} fill={tone} />
    </g>
  );
}

function Card({ box: { x, y } }: { box: Box }) {
  return (
    <g>
      <rect {...card} x={x} y={y} rx={14} fill="var(--raised)" stroke={tone} strokeWidth={4} />
      <rect x={x + 18} y={y + 20} width={24} height={24} rx={7} fill={tone} />
      <rect x={x + 58} y={y + 27} width={120} height={10} rx={5} fill={tone} />
    </g>
  );
}

function Blank() {
  const x = (least.width - card.width) / 2;
  const y = (least.height - card.height) / 2;
  const middle = { x: least.width / 2, y: least.height / 2 };
  return (
    <g fill="none" stroke={tone} strokeWidth={4} strokeLinecap="round">
      <rect x={x} y={y} width={card.width} height={card.height} rx={14} strokeDasharray="10 12" />
      <path d={`M${middle.x - 11} ${middle.y}h22M${middle.x} ${middle.y - 11}v22`} />
    </g>
  );
}

function viewBoxOf(nodes: readonly (Point & Partial<Size>)[]): string {
  if (nodes.length === 0) return `0 0 ${least.width} ${least.height}`;
  const left = Math.min(...nodes.map((node) => node.x));
  const top = Math.min(...nodes.map((node) => node.y));
  const right = Math.max(...nodes.map((node) => node.x + (node.width ?? card.width)));
  const bottom = Math.max(...nodes.map((node) => node.y + (node.height ?? card.height)));
  const width = Math.max(right - left, least.width);
  const height = Math.max(bottom - top, least.height);
  const x = (left + right - width) / 2;
  const y = (top + bottom - height) / 2;
  return `${x - margin} ${y - margin} ${width + 2 * margin} ${height + 2 * margin}`;
}

function wire(from: Point & Partial<Size>, to: Point & Partial<Size>): string {
  const start = { x: from.x + (from.width ?? card.width), y: from.y + (from.height ?? card.height) / 2 };
  const end = { x: to.x, y: to.y + (to.height ?? card.height) / 2 };
  // What undoes a step hangs under it.
  if (from.x === to.x && from.y < to.y)
    return `M${from.x + 36} ${from.y + (from.height ?? card.height)}V${to.y}`;
  const bend = Math.max(40, Math.abs(end.x - start.x) / 2);
  return `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
}
