import { createContext, useContext } from "react";
import type { Point, Size } from "./card-geometry.ts";

/** What cards and wires may ask of whoever shows them. A canvas that only shows a run gives none. */
export type CanvasActions = {
  /** The step whose name is being edited on its card. */
  renaming: string | null;
  rename: (id: string, name: string) => void;
  endRename: () => void;
  /** Asks for a step to be put into a wire; `at` in client coordinates. */
  insert: (edgeId: string, at: Point) => void;
  editNote: (id: string, text: string) => void;
  /** Of a note or a container. */
  resize: (id: string, size: Size & Point, done: boolean) => void;
  /** Asks for a step to be put into a container; `at` in client coordinates. */
  addInside: (containerId: string, at: Point) => void;
};

export const CanvasActionsContext = createContext<CanvasActions | null>(null);
export const useCanvasActions = (): CanvasActions | null => useContext(CanvasActionsContext);
