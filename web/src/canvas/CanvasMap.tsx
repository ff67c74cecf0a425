/**
 * The whole graph in the corner. Drawn as one path per colour: React Flow's own map mounts a component per card, which
 * at two thousand of them is felt in every key press.
 */
import { Panel, useReactFlow, useStore } from "@xyflow/react";
import { type PointerEvent, useMemo } from "react";
import { useWords } from "../words/use-words.ts";
import { boundsOf, type Point, type Rect } from "./card-geometry.ts";
import type { CardNode } from "./flow-nodes.ts";
import { mapColor } from "./map-color.ts";

/** A graph of more steps than this needs a map; on a smaller one it would only cover steps. */
const overseeable = 12;
const size = { width: 148, height: 96 };
const margin = 60;

export function CanvasMap() {
  const nodes = useStore((state) => state.nodes) as CardNode[];
  return nodes.length > overseeable ? <Overview nodes={nodes} /> : null;
}

function Overview({ nodes }: { nodes: CardNode[] }) {
  const words = useWords().editor.canvas;
  const flow = useReactFlow();
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const seen: Rect = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const rects = useMemo(() => absoluteRects(nodes), [nodes]);
  const bounds = useMemo(() => boundsOf(rects), [rects]);
  const paths = useMemo(() => pathsByColor(nodes, rects), [nodes, rects]);
  const all = boundsOf([bounds, seen]);

  function goTo(event: PointerEvent<SVGSVGElement>) {
    if (event.buttons !== 1) return;
    const matrix = event.currentTarget.getScreenCTM();
    if (!matrix) return;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    void flow.setCenter(point.x, point.y, { zoom });
  }
  return (
    <Panel position="bottom-right" className="canvas-map max-sm:hidden">
      <svg
        {...size}
        role="img"
        aria-label={words.map}
        viewBox={`${all.x - margin} ${all.y - margin} ${all.width + 2 * margin} ${all.height + 2 * margin}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={goTo}
      >
        {paths.map(([color, path]) => (
          <path key={color} d={path} fill={color} />
        ))}
        <rect {...seen} className="canvas-map-seen" />
      </svg>
    </Panel>
  );
}

/** React Flow has positions counted from what a card is drawn in, which comes before it. */
function absoluteRects(nodes: readonly CardNode[]): Rect[] {
  const corners = new Map<string, Point>();
  return nodes.map(({ id, parentId, position, width = 0, height = 0 }) => {
    const from = corners.get(parentId ?? "") ?? { x: 0, y: 0 };
    const corner = { x: from.x + position.x, y: from.y + position.y };
    corners.set(id, corner);
    return { ...corner, width, height };
  });
}

/** Containers first, so that what lies in them is seen. */
function pathsByColor(nodes: readonly CardNode[], rects: readonly Rect[]): [color: string, path: string][] {
  const frames = new Map<string, string>();
  const cards = new Map<string, string>();
  for (const [index, node] of nodes.entries()) {
    if (node.type === "note") continue;
    const { x, y, width, height } = rects[index] as Rect;
    const [paths, color] = node.type === "container" ? [frames, frameColor(node)] : [cards, mapColor(node)];
    paths.set(color, `${paths.get(color) ?? ""}M${x} ${y}h${width}v${height}h${-width}z`);
  }
  return [...frames, ...cards];
}

const frameColor = (node: CardNode): string => `color-mix(in oklab, ${mapColor(node)} 38%, var(--panel))`;
