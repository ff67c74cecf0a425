/** Where an event belongs: its first sign begins the containers and the pass it is in. */
import { isNodeEnded } from "../run-state.ts";
import { changeNode, showAtRest, statusOf } from "./change-node.ts";
import { dropPasses, endPass, showPasses } from "./close.ts";
import { type Folding, type Place, passIndex } from "./folding.ts";
import { type IndexedNode, loopsAround, type Region } from "./graph-index.ts";
import { newFrame } from "./progress.ts";
import { isIn } from "./ranges.ts";
import { startNodes } from "./settle.ts";

/** The frame of a node; undefined where it has ended, or there is no such pass. */
export function enter(folding: Folding, node: IndexedNode, iteration: readonly number[]): Place | undefined {
  if (iteration.length !== node.region.depth) return undefined;
  let place = folding.root;
  for (const loop of loopsAround(node)) {
    const index = iteration[place.region.depth];
    const pass = index === undefined ? undefined : enterPass(folding, place, loop, index);
    if (!pass) return undefined;
    place = pass;
  }
  return isWithinOpen(folding, place, node) ? place : undefined;
}

/** The pass of a loop, begun if it has not been; also one that has failed, in which a step may come late. */
export function enterPass(folding: Folding, up: Place, loop: IndexedNode, index: number): Place | undefined {
  if (!isWithinOpen(folding, up, loop) || !begin(folding, up, loop)) return undefined;
  const known = up.frame.loops[loop.slot];
  const pass = known?.passes.find((one) => passIndex(one) === index);
  if (pass) return pass.hasEnded && !pass.hasFailed ? undefined : folding.pass(up, loop, pass);
  return known && isIn(known.ended, index) ? undefined : beginPass(folding, up, loop, index);
}

function isWithinOpen(folding: Folding, place: Place, { parent }: IndexedNode): boolean {
  if (parent === place.region.loop || place.frame.hasEnded) return true;
  return parent === null || (isWithinOpen(folding, place, parent) && begin(folding, place, parent));
}

/** A container runs from the first sign of it, or of anything in it; false where it has ended. */
export function begin(folding: Folding, place: Place, container: IndexedNode): boolean {
  const status = statusOf(place, container);
  if (status !== "pending") return !isNodeEnded(status);
  changeNode(folding, place, container, { status: "running", startedAt: folding.at });
  if (container.container === "scope") startNodes(folding, place, container.children);
  return true;
}

function beginPass(folding: Folding, up: Place, loop: IndexedNode, index: number): Place {
  const progress = folding.loop(up, loop);
  const pass = newFrame(loop.body as Region, [...up.frame.iteration, index]);
  progress.begun++;
  progress.passes = [...progress.passes, pass];
  dropPasses(folding, loop, progress);
  const place = folding.pass(up, loop, pass);
  if (place.isShown) showAtRest(folding, loop.inside, "pending");
  showPasses(folding, up, loop);
  folding.tell({ loopId: loop.id, iteration: pass.iteration, status: "running" });
  startNodes(folding, place, loop.children);
  return place;
}

/**
 * Ends the pass, and those around it, where everything in it has ended, or where it has failed and nothing in it is
 * at work any more: what sleeps or waits then is dropped.
 */
export function endPassesThatAreDone(folding: Folding, place: Place): void {
  for (let at: Place | null = place; at?.up; at = at.up) {
    const { open, hasFailed, hasEnded, busy } = at.frame;
    if (!hasEnded && (open === 0 || (hasFailed && busy === 0)))
      endPass(folding, at, hasFailed ? "errored" : "complete");
  }
}
