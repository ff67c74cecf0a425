/** Every shortcut of the editor: the one list that binds them and that `?` shows. */
import { kinds } from "@weft/codegen";
import type { ReactFlowInstance } from "@xyflow/react";
import { boundsOf } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import { fitOptions } from "../../canvas/fit-options.ts";
import { allRects } from "../../canvas/placement.ts";
import type { EditorStore } from "../../store/editor-store.ts";
import type { PalettePlace } from "../../store/panel-slice.ts";
import type { Words } from "../../words/en.ts";
import { arrange } from "../arrange.ts";
import { copySteps, readSteps } from "../edits/clipboard.ts";
import { movedRoots } from "../edits/move-into.ts";
import { removeSteps } from "../edits/remove-steps.ts";
import { type Direction, firstStep, walk } from "../edits/walk.ts";
import { centredAt, placeBy } from "../place-step.ts";
import { pointerWithin } from "../pointer.ts";
import { focusNextRegion } from "./regions.ts";
import { toggleDisabled } from "./toggle-disabled.ts";

export type CommandContext = {
  store: EditorStore;
  flow: ReactFlowInstance;
  /** Says how many wires an edit cut. */
  sayCut: (wires: number) => void;
};

export type Command = {
  name: keyof Words["editor"]["keys"];
  group: keyof Words["editor"]["keys"]["groups"];
  /** Shortcuts that do it; the first one is shown. */
  keys: string[];
  /** `canvas`: when the focus is on the canvas; `editor`: also in other areas, but not where one types; `anywhere`. */
  where: "canvas" | "editor" | "anywhere";
  /** Without `run` it is bound elsewhere (by the browser or the canvas) and listed only. */
  run?: (context: CommandContext) => void;
};

const arrows: [key: string, direction: Direction][] = [
  ["arrowright", "right"],
  ["arrowleft", "left"],
  ["arrowup", "up"],
  ["arrowdown", "down"],
];

export const commands: readonly Command[] = [
  { name: "palette", group: "canvas", keys: ["tab"], where: "canvas", run: openPalette },
  { name: "inspector", group: "canvas", keys: ["enter"], where: "canvas", run: openInspector },
  { name: "rename", group: "canvas", keys: ["f2"], where: "canvas", run: rename },
  ...arrows.map(
    ([key, direction]): Command => ({
      name: "walk",
      group: "canvas",
      keys: [key],
      where: "canvas",
      run: ({ store }) => walkTo(store, direction, false),
    }),
  ),
  ...arrows.map(
    ([key, direction]): Command => ({
      name: "extend",
      group: "canvas",
      keys: [`shift+${key}`],
      where: "canvas",
      run: ({ store }) => walkTo(store, direction, true),
    }),
  ),
  {
    name: "clear",
    group: "canvas",
    keys: ["escape"],
    where: "canvas",
    run: ({ store }) => store.getState().select([]),
  },
  {
    name: "fit",
    group: "canvas",
    keys: ["1"],
    where: "canvas",
    run: ({ flow }) => void flow.fitView(fitOptions),
  },
  {
    name: "layout",
    group: "canvas",
    keys: ["shift+l"],
    where: "canvas",
    run: ({ store, flow }) => void arrange(store, flow),
  },
  { name: "pan", group: "canvas", keys: ["space"], where: "canvas" },
  {
    name: "undo",
    group: "edit",
    keys: ["mod+z"],
    where: "anywhere",
    run: ({ store }) => store.getState().undo(),
  },
  {
    name: "redo",
    group: "edit",
    keys: ["mod+shift+z", "mod+y"],
    where: "anywhere",
    run: ({ store }) => store.getState().redo(),
  },
  { name: "copy", group: "edit", keys: ["mod+c"], where: "canvas" },
  { name: "cut", group: "edit", keys: ["mod+x"], where: "canvas" },
  { name: "paste", group: "edit", keys: ["mod+v"], where: "canvas" },
  {
    name: "duplicate",
    group: "edit",
    keys: ["mod+d"],
    where: "canvas",
    run: ({ store }) => duplicate(store),
  },
  {
    name: "disable",
    group: "edit",
    keys: ["d"],
    where: "canvas",
    run: ({ store }) => toggleDisabled(store),
  },
  {
    name: "wrap",
    group: "edit",
    keys: ["mod+g"],
    where: "canvas",
    run: ({ store }) => void wrapInGroup(store),
  },
  {
    name: "takeOut",
    group: "edit",
    keys: ["mod+shift+g"],
    where: "canvas",
    run: (context) => void takeOutOrApart(context),
  },
  { name: "all", group: "edit", keys: ["mod+a"], where: "canvas", run: selectAll },
  {
    name: "remove",
    group: "edit",
    keys: ["delete", "backspace"],
    where: "canvas",
    run: ({ store }) => removeSelected(store),
  },
  {
    name: "save",
    group: "workflow",
    keys: ["mod+s"],
    where: "anywhere",
    run: ({ store }) => void store.getState().saveNow(),
  },
  {
    name: "test",
    group: "workflow",
    keys: ["mod+enter"],
    where: "anywhere",
    run: ({ store }) => store.getState().setDialog("test"),
  },
  { name: "regions", group: "workflow", keys: ["f6"], where: "anywhere", run: () => focusNextRegion() },
  {
    name: "help",
    group: "workflow",
    keys: ["?"],
    where: "editor",
    run: ({ store }) => store.getState().setDialog("keys"),
  },
];

/** The container that adds nothing but itself: the one whose body runs once. */
const groupKind = kinds.find((kind) => kind.flow === "scope");

async function wrapInGroup(store: EditorStore) {
  const { wrapSelected } = await containerCommands();
  if (groupKind) wrapSelected(store, groupKind);
}

/** Takes steps out of their container; a container on the canvas is taken apart. */
async function takeOutOrApart({ store, sayCut }: CommandContext) {
  const { liesInContainer, takeSelectedOut, unwrapSelected } = await containerCommands();
  if (liesInContainer(store)) sayCut(takeSelectedOut(store));
  else unwrapSelected(store);
}

/** Fetched when they are first asked for: the canvas does not wait for them. */
const containerCommands = () => import("./container-commands.ts");

function openPalette({ store, flow }: CommandContext) {
  const board = document.querySelector("[data-board]");
  if (!board) return;
  const at = pointerWithin(board.getBoundingClientRect());
  const { graph, anchor, selectedEdges, setFloatingPalette } = store.getState();
  const [edgeId, ...others] = selectedEdges;
  const free: PalettePlace = { type: "free", position: centredAt(flow.screenToFlowPosition(at)) };
  const onWire: PalettePlace = edgeId !== undefined && others.length === 0 ? { type: "wire", edgeId } : free;
  const place: PalettePlace = anchor === null ? onWire : placeBy(graph, anchor);
  setFloatingPalette({ at, place });
}

function openInspector({ store }: CommandContext) {
  const { anchor, setPanel, goToField } = store.getState();
  if (anchor === null) return;
  setPanel({ inspectorOpen: true });
  goToField(anchor, undefined);
}

function rename({ store }: CommandContext) {
  const { anchor, setRenaming } = store.getState();
  if (anchor !== null) setRenaming(anchor);
}

function walkTo(store: EditorStore, direction: Direction, extend: boolean) {
  const { graph, anchor, selectedNodes, select, reveal } = store.getState();
  const next = anchor === null ? firstStep(graph) : walk(graph, anchor, direction);
  if (next === null) return;
  const kept = [...selectedNodes];
  reveal(next);
  if (extend) select([...kept.filter((id) => id !== next), next]);
}

function selectAll({ store }: CommandContext) {
  const { graph, select } = store.getState();
  select(
    graph.nodes.map((node) => node.id),
    graph.edges.map((edge) => edge.id),
  );
}

export async function duplicate(store: EditorStore) {
  const copied = store.getState();
  const steps = readSteps(copySteps(copied.graph, copied.selectedNodes));
  if (!steps) return;
  const { pasteSteps } = await import("../edits/paste-steps.ts");
  const { x, y } = boundsOf(allRects(steps));
  const { graph, edit, select } = store.getState();
  const { operations, ids } = pasteSteps(graph, steps, { x: x + 40, y: y + 100 }, commonContainer(store));
  edit(operations);
  select(ids);
}

/** The container all selected steps lie in. */
function commonContainer(store: EditorStore): string | null {
  const { graph, selectedNodes } = store.getState();
  const { parentOf } = containerTree(graph);
  const containers = new Set(movedRoots(graph, selectedNodes).map((node) => parentOf.get(node.id) ?? null));
  return containers.size === 1 ? ([...containers][0] ?? null) : null;
}

export function removeSelected(store: EditorStore) {
  const { graph, selectedNodes, selectedEdges, edit } = store.getState();
  edit(removeSteps(graph, [...selectedNodes], [...selectedEdges]));
  document.querySelector<HTMLElement>("[data-board] .react-flow")?.focus();
}
