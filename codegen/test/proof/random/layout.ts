/** From a plan to a graph: who stands where, and which wire leads to whom. */
import type { NodeData } from "@weft/shared";
import type { Behaviour } from "../world.ts";
import { Draft, type End, type ParamsOf } from "./draft.ts";
import * as params from "./params.ts";
import type { Action, Block, Branch, Container, Element, Fate, Plan } from "./plan.ts";

type Place = { draft: Draft; parent: string | undefined };

export function layOut({ block, triggers }: Plan): Draft {
  const draft = new Draft();
  const first = draft.add("manual", undefined, {}, quiet, () => ({}));
  const ends: End[] = [{ source: first, handle: "out" }];
  for (const { type, meets } of triggers) {
    const source = draft.add(type, undefined, {}, quiet, () => ({}));
    if (meets) ends.push({ source, handle: "out" });
  }
  placeBlock({ draft, parent: undefined }, block, ends);
  return draft;
}

const quiet: Behaviour = { pace: 0, luck: 0 };

/** Returns the ends that go on. An empty list at the beginning of a body is its start. */
function placeBlock(place: Place, block: Block, ends: End[]): End[] {
  let open = ends;
  for (const [index, element] of block.entries()) {
    const isStart = place.parent !== undefined && index === 0 && ends.length === 0;
    if (place.draft.isFull || (open.length === 0 && !isStart)) break;
    open = placeElement(place, element, open);
  }
  return open;
}

function placeElement(place: Place, element: Element, ends: End[]): End[] {
  switch (element.is) {
    case "action":
      return placeAction(place, element, ends);
    case "branch":
      return placeBranch(place, element, ends);
    case "container":
      return placeContainer(place, element, ends);
    case "fork":
      return element.blocks.flatMap((block) => placeBlock(place, block, ends));
    case "sleep": {
      const id = placeNode(place, "sleep", element, ends, params.sleep(element));
      return [{ source: id, handle: "out" }];
    }
    case "end":
      placeNode(place, element.kind, element, ends, params.end(element));
      return [];
  }
}

function placeNode(
  { draft, parent }: Place,
  type: string,
  { fate, any }: { fate: Fate; any: boolean },
  ends: End[],
  paramsOf: ParamsOf,
  data: NodeData = {},
): string {
  const join: NodeData = any && ends.length > 1 ? { join: "any" } : {};
  const id = draft.add(type, parent, { ...data, ...join }, behaviourOf(type, fate), paramsOf);
  draft.wire(ends, id);
  return id;
}

function behaviourOf(type: string, { pace, luck, trouble }: Fate): Behaviour {
  const calls = ["http", "store", "code"].includes(type);
  if (!trouble || !calls) return { pace, luck };
  // Code cannot know its pass, and never fails for good.
  if (type === "code")
    return { pace, luck, trouble: trouble === "broken" ? "busy" : trouble, everyPass: true };
  return { pace, luck, trouble };
}

function placeAction(place: Place, action: Action, ends: End[]): End[] {
  const { kind, retry, disabled, sensitive, error, undo, fate } = action;
  const data: NodeData = {
    ...(retry && kind !== "transform" ? { retry } : {}),
    ...(disabled ? { disabled } : {}),
    ...(sensitive ? { sensitive } : {}),
  };
  // Where a failure leads somewhere it should happen.
  const fails = error !== undefined && fate.luck % 3 > 0;
  const wrong = action.wrong || (fails && kind === "transform");
  const trouble = fate.trouble ?? (fails ? "broken" : undefined);
  const paramsOf = params.action({ ...action, wrong });
  const id = placeNode(place, kind, { ...action, fate: { ...fate, trouble } }, ends, paramsOf, data);
  let source: End = { source: id, handle: "undo" };
  for (const type of undo) {
    const { draft, parent } = place;
    const undoing = draft.add(type, parent, {}, undoBehaviour(type, fate), params.undo(type, id));
    draft.wire([source], undoing);
    draft.undoing.set(undoing, id);
    source = { source: undoing, handle: "out" };
  }
  return [{ source: id, handle: "out" }, ...placeError(place, id, error)];
}

/** An undo may take several attempts, or give up. */
function undoBehaviour(type: string, { luck }: Fate): Behaviour {
  const trouble = ([undefined, "busy", "broken", undefined] as const)[luck % 4];
  return { ...behaviourOf(type, { pace: 0, luck, trouble }), pace: 0 };
}

function placeError(place: Place, id: string, error: Action["error"]): End[] {
  if (!error) return [];
  const after = placeBlock(place, error.block, [{ source: id, handle: "error" }]);
  return error.meets ? after : [];
}

function placeBranch(place: Place, branch: Branch, ends: End[]): End[] {
  const type = { if: "if", first: "switch", all: "switch", wait_event: "wait_event" }[branch.kind];
  const id = placeNode(place, type, branch, ends, params.branch(branch));
  const handles = params.handlesOf(branch);
  return handles.flatMap((handle, index) => {
    const after = placeBlock(place, branch.ways[index] ?? [], [{ source: id, handle }]);
    return index < branch.meeting ? after : [];
  });
}

function placeContainer(place: Place, container: Container, ends: End[]): End[] {
  const id = placeNode(place, container.kind, container, ends, params.container(container));
  const inside = { draft: place.draft, parent: id };
  placeBody(inside, container.body);
  // A body needs something to run.
  if (!place.draft.nodes.some(({ parentId }) => parentId === id))
    place.draft.add("transform", id, {}, quiet, params.filler);
  return [{ source: id, handle: "out" }, ...placeError(place, id, container.error)];
}

/** A body may begin in several places. */
function placeBody(place: Place, block: Block): void {
  const [first, ...rest] = block;
  if (first?.is !== "fork") {
    placeBlock(place, block, []);
    return;
  }
  const ends = first.blocks.flatMap((branch) => placeBlock(place, branch, []));
  if (ends.length > 0) placeBlock(place, rest, ends);
}
