import { applyOperations, type Graph, type Operation } from "@weft/shared";
import type { StateCreator } from "zustand/vanilla";
import { fitContainers } from "../editor/edits/fit-containers.ts";
import type { EditorState } from "./editor-store.ts";
import { emptyHistory, type History, recordEdit, redoEntry, sealHistory, undoEntry } from "./history.ts";

export type DocumentSlice = {
  workflowId: string;
  name: string;
  liveVersion: number | null;
  graph: Graph;
  history: History;
  /**
   * Changes the graph, and what has to follow: the sizes of containers. Edits that follow one another with the same
   * `merge` key are undone together. `asIs`: the graph is to be exactly what the operations say.
   */
  edit: (operations: readonly Operation[], options?: { merge?: string; asIs?: boolean }) => void;
  /** The edit in progress is over: whatever comes next is undone on its own. */
  endEdit: () => void;
  undo: () => void;
  redo: () => void;
  setName: (name: string) => void;
  setLiveVersion: (version: number) => void;
};

type Start = Pick<DocumentSlice, "workflowId" | "name" | "liveVersion" | "graph">;

export const documentSlice =
  (start: Start): StateCreator<EditorState, [], [], DocumentSlice> =>
  (set, get) => {
    const travel = (step: ReturnType<typeof undoEntry>) => {
      if (!step) return;
      set({ graph: applyOperations(get().graph, step.operations), history: step.history });
    };
    return {
      ...start,
      history: emptyHistory,
      edit: (operations, options = {}) => {
        if (operations.length === 0) return;
        const { graph, history } = get();
        const edited = applyOperations(graph, operations);
        const fitting = options.asIs ? [] : fitContainers(graph, edited);
        set({
          graph: applyOperations(edited, fitting),
          history: recordEdit(history, graph, [...operations, ...fitting], { ...options, now: Date.now() }),
        });
      },
      endEdit: () => set({ history: sealHistory(get().history) }),
      undo: () => travel(undoEntry(get().history)),
      redo: () => travel(redoEntry(get().history)),
      setName: (name) => set({ name }),
      setLiveVersion: (liveVersion) => set({ liveVersion }),
    };
  };
