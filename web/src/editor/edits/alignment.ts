import type { Rect } from "../../canvas/card-geometry.ts";

/** A guide is drawn at `at` across the whole canvas. */
export type Guide = { axis: "x" | "y"; at: number };

const reach = 6;

/**
 * The lines on which `moving` lines up with one of `others` (left, centre, right; top, middle, bottom), at most one per
 * axis, and how far it has to move to sit on them.
 */
export function alignmentGuides(
  moving: Rect,
  others: readonly Rect[],
): { dx: number; dy: number; guides: Guide[] } {
  const x = closest(
    linesOf(moving.x, moving.width),
    others.map((rect) => linesOf(rect.x, rect.width)),
  );
  const y = closest(
    linesOf(moving.y, moving.height),
    others.map((rect) => linesOf(rect.y, rect.height)),
  );
  const guides: Guide[] = [];
  if (x) guides.push({ axis: "x", at: x.at });
  if (y) guides.push({ axis: "y", at: y.at });
  return { dx: x?.shift ?? 0, dy: y?.shift ?? 0, guides };
}

type Lines = readonly [start: number, middle: number, end: number];
const linesOf = (start: number, length: number): Lines => [start, start + length / 2, start + length];

function closest(mine: Lines, theirs: readonly Lines[]): { at: number; shift: number } | null {
  let best: { at: number; shift: number } | null = null;
  for (const lines of theirs)
    for (const [index, at] of lines.entries()) {
      const shift = at - (mine[index] as number);
      if (Math.abs(shift) <= reach && (!best || Math.abs(shift) < Math.abs(best.shift))) best = { at, shift };
    }
  return best;
}
