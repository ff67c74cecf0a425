import type { Graph, GraphNode } from "@weft/shared";
import { boundsOf, isAnnotation, type Rect } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { placementOf } from "../../canvas/placement.ts";
import type { GraphChanges } from "../edits/graph-changes.ts";

type Props = { from: Graph; to: Graph; changes: GraphChanges };

/** Both graphs in one small picture: what is new is filled, what changed is outlined, what is gone is dashed. */
export function DiffPicture({ from, to, changes }: Props) {
  const added = new Set(changes.added.map((node) => node.id));
  const changed = new Set(changes.changed.map((change) => change.after.id));
  const gone = changes.removed.filter((node) => !isAnnotation(node));
  // The outer ones first: what lies in them is drawn over them.
  const kept = containerTree(to).ordered.filter((node) => !isAnnotation(node));
  const places = new Map([...placementOf(from).rects, ...placementOf(to).rects]);
  const placeOf = (node: GraphNode) => places.get(node.id) as Rect;
  const box = boundsOf([...kept, ...gone].map(placeOf));
  const margin = 30;
  const isFrame = (node: GraphNode) => placementOf(to).frames.has(node.id);
  const lookOf = (node: GraphNode) =>
    added.has(node.id) ? "added" : changed.has(node.id) ? "changed" : "same";
  return (
    <svg
      aria-hidden="true"
      className="max-h-36 w-full rounded-lg border border-line bg-canvas"
      viewBox={`${box.x - margin} ${box.y - margin} ${Math.max(box.width, 700) + 2 * margin} ${Math.max(box.height, 120) + 2 * margin}`}
    >
      {kept.filter(isFrame).map((node) => (
        <Card key={node.id} rect={placeOf(node)} look={lookOf(node)} isFrame />
      ))}
      {to.edges.map((edge) => {
        const [a, b] = [places.get(edge.source), places.get(edge.target)];
        return (
          a &&
          b && <path key={edge.id} d={wire(a, b)} fill="none" stroke="var(--line-strong)" strokeWidth={6} />
        );
      })}
      {kept
        .filter((node) => !isFrame(node))
        .map((node) => (
          <Card key={node.id} rect={placeOf(node)} look={lookOf(node)} />
        ))}
      {gone.map((node) => (
        <Card key={node.id} rect={placeOf(node)} look="gone" />
      ))}
    </svg>
  );
}

const looks = {
  same: { fill: "var(--line)", stroke: "var(--line-strong)", strokeWidth: 4 },
  added: { fill: "var(--accent)", stroke: "var(--accent)", strokeWidth: 4 },
  changed: { fill: "var(--accent-soft)", stroke: "var(--accent)", strokeWidth: 10 },
  gone: { fill: "none", stroke: "var(--ink-3)", strokeWidth: 6, strokeDasharray: "20 14" },
};

type CardProps = { rect: Rect; look: keyof typeof looks; isFrame?: boolean };

function Card({ rect, look, isFrame = false }: CardProps) {
  return <rect {...rect} rx={16} {...looks[look]} {...(isFrame ? { fill: "var(--canvas)" } : {})} />;
}

function wire(a: Rect, b: Rect): string {
  // What undoes a step hangs under it.
  if (a.x === b.x && a.y < b.y) return `M${a.x + 36} ${a.y + a.height}V${b.y}`;
  const [x1, y1, x2, y2] = [a.x + a.width, a.y + a.height / 2, b.x, b.y + b.height / 2];
  const bend = Math.max(30, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
