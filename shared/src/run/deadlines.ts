/** When what sleeps, waits or is to be tried again goes on. */
import type { RunState } from "../run-state.ts";
import { changeNode } from "./change-node.ts";
import type { Folding, Place } from "./folding.ts";
import type { IndexedNode } from "./graph-index.ts";
import type { Frame } from "./progress.ts";

/** In all passes that are live; ms since 1970, `Infinity` where there is none. */
export const nextDeadline = ({ progress }: Pick<RunState, "progress">): number =>
  progress ? nextIn(progress.root) : Number.POSITIVE_INFINITY;

function nextIn({ deadlines, loops }: Frame): number {
  let next = Number.POSITIVE_INFINITY;
  for (const slot in deadlines) next = Math.min(next, deadlines[slot] as number);
  for (const slot in loops) for (const pass of loops[slot]?.passes ?? []) next = Math.min(next, nextIn(pass));
  return next;
}

/** A pause moves them by its length. */
export function shiftDeadlines(folding: Folding, length: number, place: Place = folding.root): void {
  const { frame, region } = place;
  for (const [slot, until] of Object.entries(frame.deadlines)) {
    const node = region.nodes[Number(slot)] as IndexedNode;
    changeNode(folding, place, node, { until: new Date(until + length).toISOString() });
  }
  for (const slot of Object.keys(frame.loops)) {
    const loop = region.nodes[Number(slot)] as IndexedNode;
    for (const pass of [...(frame.loops[Number(slot)]?.passes ?? [])])
      shiftDeadlines(folding, length, folding.pass(place, loop, pass));
  }
}
