import type { WorkflowSummary } from "@weft/shared";
import { boundsOf, cardHeight, cardWidth } from "./card-geometry.ts";

type Props = { miniature: WorkflowSummary["miniature"]; className?: string };

/** A graph's boxes and wires at a glance. */
export function Miniature({ miniature, className }: Props) {
  const boxes = miniature.nodes.map((node) => ({ ...node, width: cardWidth, height: cardHeight }));
  const places = new Map(boxes.map((box) => [box.id, box]));
  const { x, y, width, height } = boundsOf(boxes);
  const margin = 24;
  return (
    <svg
      aria-hidden="true"
      className={className}
      viewBox={`${x - margin} ${y - margin} ${Math.max(width, 600) + 2 * margin} ${Math.max(height, 160) + 2 * margin}`}
      preserveAspectRatio="xMidYMid meet"
    >
      {miniature.edges.map(([source, target]) => {
        const from = places.get(source);
        const to = places.get(target);
        return (
          from &&
          to && (
            <path
              key={`${source} ${target}`}
              d={wirePath(from, to)}
              fill="none"
              stroke="var(--line-strong)"
              strokeWidth={10}
            />
          )
        );
      })}
      {boxes.map((box) => (
        <rect
          key={box.id}
          x={box.x}
          y={box.y}
          width={box.width}
          height={box.height}
          rx={14}
          fill="var(--line-strong)"
        />
      ))}
    </svg>
  );
}

function wirePath(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const start = { x: from.x + cardWidth, y: from.y + cardHeight / 2 };
  const end = { x: to.x, y: to.y + cardHeight / 2 };
  const bend = Math.max(40, Math.abs(end.x - start.x) / 2);
  return `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
}
