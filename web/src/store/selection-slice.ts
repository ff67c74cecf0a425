import type { StateCreator } from "zustand/vanilla";
import type { Point, Size } from "../canvas/card-geometry.ts";
import type { DropPlan } from "../editor/edits/drop-steps.ts";
import type { EditorState } from "./editor-store.ts";

export type Ids = ReadonlySet<string>;
const noIds: Ids = new Set();

/** What is selected, and what is on the move without being an edit yet. */
export type SelectionSlice = {
  selectedNodes: Ids;
  selectedEdges: Ids;
  /** Where a walk by arrow keys stands, and the step the inspector shows of several. */
  anchor: string | null;
  /** The step whose name is edited on its card. */
  renaming: string | null;
  moving: ReadonlyMap<string, Point>;
  sizing: ReadonlyMap<string, Size>;
  /** What letting go of the dragged steps would do to containers; `null` while it would do nothing. */
  dropPlan: DropPlan | null;
  /** The step that is to be brought into view and focus; `count` tells two wishes for the same step apart. */
  revealed: { id: string; count: number } | null;
  select: (nodes: Iterable<string>, edges?: Iterable<string>) => void;
  /** Selects a step and brings it into view and focus. */
  reveal: (id: string) => void;
  setRenaming: (id: string | null) => void;
  setMoving: (moving: ReadonlyMap<string, Point>) => void;
  setSizing: (sizing: ReadonlyMap<string, Size>) => void;
  setDropPlan: (plan: DropPlan | null) => void;
};

export const nothingMoves: ReadonlyMap<string, Point> = new Map();
export const nothingSizes: ReadonlyMap<string, Size> = new Map();

export const selectionSlice: StateCreator<EditorState, [], [], SelectionSlice> = (set, get) => ({
  selectedNodes: noIds,
  selectedEdges: noIds,
  anchor: null,
  renaming: null,
  moving: nothingMoves,
  sizing: nothingSizes,
  dropPlan: null,
  revealed: null,
  select: (nodes, edges = []) => {
    const selectedNodes = new Set(nodes);
    const { anchor } = get();
    const kept = anchor !== null && selectedNodes.has(anchor) ? anchor : ([...selectedNodes].at(-1) ?? null);
    set({ selectedNodes, selectedEdges: new Set(edges), anchor: kept });
  },
  reveal: (id) => {
    get().select([id]);
    set({ revealed: { id, count: (get().revealed?.count ?? 0) + 1 } });
  },
  setRenaming: (renaming) => set({ renaming }),
  setMoving: (moving) => set({ moving }),
  setSizing: (sizing) => set({ sizing }),
  setDropPlan: (dropPlan) => set({ dropPlan }),
});

/** What of a selection is still there after the graph has changed; the same set if all of it is. */
export function stillThere(selected: Ids, items: readonly { id: string }[]): Ids {
  if (selected.size === 0) return selected;
  const ids = new Set(items.map((item) => item.id));
  const kept = [...selected].filter((id) => ids.has(id));
  return kept.length === selected.size ? selected : new Set(kept);
}
