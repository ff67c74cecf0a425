import { invariant } from "@weft/shared";
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { EditorState, EditorStore } from "./editor-store.ts";

export const EditorStoreContext = createContext<EditorStore | null>(null);

/** The editor's store itself, for reading at the moment something is pressed. */
export function useEditorStore(): EditorStore {
  const store = useContext(EditorStoreContext);
  invariant(store, "the editor's parts stand inside its page");
  return store;
}

/** A part of the editor's state; renders again only when that part changes. */
export const useEditor = <T>(select: (state: EditorState) => T): T => useStore(useEditorStore(), select);
