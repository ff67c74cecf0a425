/**
 * The editor's state. Each slice owns its part and knows the others only through `EditorState`; everything that can be
 * computed from it is computed where it is shown.
 */
import type { Workflow } from "@weft/shared";
import { createStore, type StoreApi } from "zustand/vanilla";
import { type CheckSlice, type CompileGraph, checkSlice } from "./check-slice.ts";
import { type DocumentSlice, documentSlice } from "./document-slice.ts";
import { type PanelSlice, panelSlice } from "./panel-slice.ts";
import { readableGraph } from "./readable-graph.ts";
import { type RunSlice, type RunSource, runSlice } from "./run-slice.ts";
import { type SaveDraft, type SaveSlice, saveSlice } from "./save-slice.ts";
import { type SelectionSlice, selectionSlice, stillThere } from "./selection-slice.ts";

export type EditorState = DocumentSlice & SelectionSlice & PanelSlice & SaveSlice & CheckSlice & RunSlice;
export type EditorStore = StoreApi<EditorState>;

/** What the editor reaches outside itself. */
export type EditorPorts = { save: SaveDraft; compile: CompileGraph; runs: RunSource };

export function createEditorStore(workflow: Workflow, { save, compile, runs }: EditorPorts): EditorStore {
  const { id, name, liveVersion, draft } = workflow;
  const start = { workflowId: id, name, liveVersion, graph: readableGraph(draft.graph) };
  const store = createStore<EditorState>()((...api) => ({
    ...documentSlice(start)(...api),
    ...selectionSlice(...api),
    ...panelSlice(...api),
    ...saveSlice(save, draft.revision)(...api),
    ...checkSlice(compile)(...api),
    ...runSlice(runs)(...api),
  }));
  store.subscribe((now, before) => {
    if (now.graph === before.graph) return;
    const selectedNodes = stillThere(now.selectedNodes, now.graph.nodes);
    const selectedEdges = stillThere(now.selectedEdges, now.graph.edges);
    if (selectedNodes !== now.selectedNodes || selectedEdges !== now.selectedEdges)
      now.select(selectedNodes, selectedEdges);
    now.noteEdit();
    now.check();
  });
  store.getState().check();
  return store;
}
