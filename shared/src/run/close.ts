/** The end of a container, of a pass and of the run: nothing in it goes on. */
import { isNodeEnded } from "../run-state.ts";
import { changeNode, showAtRest, statusOf } from "./change-node.ts";
import { type Folding, type PassStatus, type Place, passIndex } from "./folding.ts";
import type { IndexedNode } from "./graph-index.ts";
import { type LoopProgress, shownPass } from "./progress.ts";
import { withNumber } from "./ranges.ts";

export type PassEnd = Exclude<PassStatus, "running">;

/** What had started is cancelled, what had not is skipped; undo nodes may have their turn yet. */
export function closeNodes(folding: Folding, place: Place, nodes: readonly IndexedNode[]): void {
  for (const node of nodes) {
    const status = statusOf(place, node);
    if (node.isUndo || isNodeEnded(status)) continue;
    const cancelled = { status: "cancelled", endedAt: folding.at, until: null } as const;
    changeNode(folding, place, node, status === "pending" ? { status: "skipped" } : cancelled);
    if (node.container) closeContainer(folding, place, node, "cancelled");
  }
}

/** @param end how passes end that nothing else has ended and that did not fail. */
export function closeContainer(folding: Folding, place: Place, node: IndexedNode, end: PassEnd): void {
  if (node.container === "loop") closePasses(folding, place, node, end);
  else closeNodes(folding, place, node.children);
}

function closePasses(folding: Folding, place: Place, loop: IndexedNode, end: PassEnd): void {
  const progress = folding.loop(place, loop);
  for (const pass of [...progress.passes]) {
    const inner = folding.pass(place, loop, pass);
    if (!pass.hasEnded) endPass(folding, inner, pass.hasFailed ? "errored" : end);
    else closeNodes(folding, inner, inner.region.nodes);
  }
  dropPasses(folding, loop, progress);
  // A loop that is done has done all its passes, also those in which there was nothing to do.
  if (end === "complete") progress.complete = totalOf(progress) - progress.errored;
  showPasses(folding, place, loop);
  if (place.isShown && !shownPass(loop, progress, folding.progress.picks))
    showAtRest(
      folding,
      loop.inside.filter(({ isUndo }) => !isUndo),
      "skipped",
    );
}

export function endPass(folding: Folding, { frame, region, up }: Place, end: PassEnd): void {
  const { loop } = region;
  if (!loop || !up) return;
  const place = folding.pass(up, loop, frame);
  closeNodes(folding, place, loop.children);
  frame.hasEnded = true;
  const progress = folding.loop(up, loop);
  progress.ended = withNumber(progress.ended, passIndex(frame));
  if (end !== "cancelled") progress[end]++;
  dropPasses(folding, loop, progress);
  showPasses(folding, up, loop);
  folding.tell({ loopId: loop.id, iteration: frame.iteration, status: end });
}

/** Of passes that have ended only the one shown is kept, and what a late step is still at work in. */
export function dropPasses(folding: Folding, loop: IndexedNode, progress: LoopProgress): void {
  const shown = shownPass(loop, progress, folding.progress.picks);
  progress.passes = progress.passes.filter((pass) => !pass.hasEnded || pass === shown || pass.busy > 0);
}

const totalOf = ({ items, begun }: LoopProgress): number => items ?? begun;

export function showPasses(folding: Folding, place: Place, loop: IndexedNode): void {
  const progress = folding.loop(place, loop);
  const { complete, errored } = progress;
  if (place.isShown) folding.show(loop, { passes: { total: totalOf(progress), complete, errored } });
}
