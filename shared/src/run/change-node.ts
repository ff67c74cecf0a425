import { isNodeEnded, type NodeState, type NodeStatus, type Passes } from "../run-state.ts";
import type { Folding, Place } from "./folding.ts";
import type { IndexedNode } from "./graph-index.ts";
import { itemOf, makeRows, type Rows, withItem } from "./rows.ts";

const pending: NodeState = {
  status: "pending",
  attempts: 0,
  output: null,
  error: null,
  startedAt: null,
  endedAt: null,
  until: null,
};
const noPasses: Passes = { total: 0, complete: 0, errored: 0 };

/** How often it runs is counted of a loop, and of what runs in one; undo nodes are no steps. */
const hasPasses = ({ container, region, isUndo }: IndexedNode): boolean =>
  container === "loop" || (region.loop !== null && !isUndo);

const initialNode = (node: IndexedNode): NodeState =>
  hasPasses(node) ? { ...pending, passes: noPasses } : pending;

export const initialNodes = (nodes: readonly IndexedNode[]): Rows<NodeState> =>
  makeRows(nodes.length, (at) => initialNode(nodes[at] as IndexedNode));

export const statusOf = ({ frame }: Place, node: IndexedNode): NodeStatus =>
  itemOf(frame.statuses, node.slot);

/** Everything that changes about a node goes through here: what counts it in its frame is kept with it. */
export function changeNode(
  folding: Folding,
  place: Place,
  node: IndexedNode,
  change: Partial<NodeState>,
): void {
  const { frame, region } = place;
  const before = statusOf(place, node);
  const after = change.status ?? before;
  const load = loadOf(place, node);
  if (after !== before) frame.statuses = withItem(frame.statuses, node.slot, after, folding.own);
  if (change.until !== undefined) setDeadline(folding, place, node, change.until);
  addLoad(place, load, loadOf(place, node));
  const isOfPass = region.loop !== null && node.parent === region.loop && !node.isUndo;
  if (isOfPass) frame.open += Number(isNodeEnded(before)) - Number(isNodeEnded(after));
  if (after !== before) countPasses(folding, node, before, after);
  if (place.isShown) folding.show(node, change);
}

function setDeadline(folding: Folding, { frame }: Place, { slot }: IndexedNode, until: string | null): void {
  if (until === null && frame.deadlines[slot] === undefined) return;
  frame.deadlines = folding.own(frame.deadlines);
  if (until === null) delete frame.deadlines[slot];
  else frame.deadlines[slot] = Date.parse(until);
}

/** A container is as busy as what is in it, but for its last step, and the delay between the passes of a loop. */
function loadOf({ frame }: Place, node: IndexedNode): "busy" | "idle" | undefined {
  const status = itemOf(frame.statuses, node.slot);
  if (isNodeEnded(status) || status === "pending") return undefined;
  if (!node.container) return status === "sleeping" || status === "waiting" ? "idle" : "busy";
  if (frame.closing[node.slot]) return "busy";
  return node.container === "loop" && frame.deadlines[node.slot] !== undefined ? "idle" : undefined;
}

/** A container's last step is at work: it will end by itself. */
export function startClosing(place: Place, node: IndexedNode): void {
  const { frame } = place;
  const load = loadOf(place, node);
  frame.closing = { ...frame.closing, [node.slot]: true };
  addLoad(place, load, loadOf(place, node));
}

function addLoad(place: Place, before: ReturnType<typeof loadOf>, after: ReturnType<typeof loadOf>): void {
  if (before === after) return;
  for (let at: Place | null = place; at; at = at.up) {
    if (before) at.frame[before]--;
    if (after) at.frame[after]++;
  }
}

function countPasses(folding: Folding, node: IndexedNode, before: NodeStatus, after: NodeStatus): void {
  if (node.container === "loop" || !hasPasses(node) || after === "skipped" || after === "undone") return;
  const { total, complete, errored } = folding.shown(node).passes ?? noPasses;
  folding.show(node, {
    passes: {
      total: total + (before === "pending" || before === "skipped" ? 1 : 0),
      complete: complete + (after === "complete" ? 1 : 0),
      errored: errored + (after === "errored" ? 1 : 0),
    },
  });
}

/** Shows nodes of a loop as they are before, or without, a pass. */
export function showAtRest(
  folding: Folding,
  nodes: readonly IndexedNode[],
  status: "pending" | "skipped",
): void {
  for (const node of nodes) {
    const { passes } = folding.shown(node);
    const rest = { ...initialNode(node), status };
    folding.show(node, passes && node.container !== "loop" ? { ...rest, passes } : rest);
  }
}
