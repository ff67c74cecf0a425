/** Rules 2 to 4 and 7 of the language: edges settle once per frame, and what that means for the nodes they lead to. */
import { changeNode, showAtRest, statusOf } from "./change-node.ts";
import type { Folding, Place } from "./folding.ts";
import type { IndexedEdge, IndexedNode } from "./graph-index.ts";
import { itemOf, withItem } from "./rows.ts";

/** Settles the edges leaving a node, and with them all that nobody runs: skipped nodes and disabled ones. */
export function settle(folding: Folding, place: Place, node: IndexedNode, handles: readonly string[]): void {
  const ended: { node: IndexedNode; handles: readonly string[] }[] = [{ node, handles }];
  for (const end of ended) {
    for (const edge of end.node.outgoing) take(folding, place, edge, end.handles.includes(edge.handle));
    for (const { target } of end.node.outgoing) {
      const turn = turnOf(place, target);
      if (turn === "skip") skip(folding, place, target);
      else if (turn === "pass") passOver(folding, place, target);
      if (turn) ended.push({ node: target, handles: turn === "pass" ? ["out"] : [] });
    }
  }
}

/** Skips nodes that nothing leads to, with all that only they lead to. */
export function skipAll(folding: Folding, place: Place, nodes: readonly IndexedNode[]): void {
  for (const node of nodes) {
    if (statusOf(place, node) !== "pending") continue;
    skip(folding, place, node);
    settle(folding, place, node, []);
  }
}

/** A pass or a group begins: of the nodes it begins with, the disabled ones are passed over at once. */
export function startNodes(folding: Folding, place: Place, nodes: readonly IndexedNode[]): void {
  for (const node of nodes) {
    if (!node.disabled || node.isUndo || node.incoming.length > 0) continue;
    passOver(folding, place, node);
    settle(folding, place, node, ["out"]);
  }
}

function take(folding: Folding, { frame }: Place, { slot }: IndexedEdge, taken: boolean): void {
  frame.taken = withItem(frame.taken, slot, taken, folding.own);
}

/** What happens to a node whose turn may have come, where it is not for the run to tell. */
function turnOf(place: Place, node: IndexedNode): "skip" | "pass" | undefined {
  if (statusOf(place, node) !== "pending") return undefined;
  let isTaken = false;
  for (const { slot } of node.incoming) {
    const taken = itemOf(place.frame.taken, slot);
    if (taken === null) return undefined;
    isTaken ||= taken;
  }
  if (!isTaken) return "skip";
  return node.disabled ? "pass" : undefined;
}

const passOver = (folding: Folding, place: Place, node: IndexedNode): void =>
  changeNode(folding, place, node, { status: "skipped", output: null });

/** Skips a node and everything in it. */
function skip(folding: Folding, place: Place, node: IndexedNode): void {
  changeNode(folding, place, node, { status: "skipped" });
  if (node.container === "loop" && place.isShown) showAtRest(folding, node.inside, "skipped");
  if (node.container !== "scope") return;
  for (const child of node.children) {
    skip(folding, place, child);
    for (const edge of child.outgoing) take(folding, place, edge, false);
  }
}
