/** Undo nodes are no steps: they are seen as the rollback of the node they undo. */
import { changeNode, statusOf } from "./change-node.ts";
import type { StepEvent } from "./fold-step.ts";
import { type Folding, type Place, passIndex } from "./folding.ts";
import { type IndexedNode, loopsAround } from "./graph-index.ts";

/** A handler also ends where its node never completed; there it has done nothing, and nothing is said. */
export function foldUndo(folding: Folding, node: IndexedNode, event: StepEvent): void {
  if (event.type !== "rollback_step_completed" && event.type !== "rollback_step_errored") return;
  if (node.undo.length === 0 || event.phase !== undefined) return;
  const place = findPlace(folding, node, event.iteration ?? []);
  if (!place || statusOf(place, node) !== "complete") return;
  const { error } = event;
  changeNode(folding, place, node, error ? { error } : { status: "undone" });
  for (const undo of node.undo)
    changeNode(folding, place, undo, {
      status: error ? "errored" : "complete",
      error: error ?? null,
      endedAt: folding.at,
    });
}

/** The frame a node was in; undefined if nobody sees it any more. */
function findPlace(folding: Folding, node: IndexedNode, iteration: readonly number[]): Place | undefined {
  if (iteration.length !== node.region.depth) return undefined;
  let place = folding.root;
  for (const loop of loopsAround(node)) {
    const index = iteration[place.region.depth];
    const pass = place.frame.loops[loop.slot]?.passes.find((one) => passIndex(one) === index);
    if (!pass) return undefined;
    place = folding.pass(place, loop, pass);
  }
  return place;
}
