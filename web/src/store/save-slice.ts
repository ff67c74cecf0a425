import { diffGraphs, equalJson, type Graph, type Operation } from "@weft/shared";
import type { StateCreator } from "zustand/vanilla";
import { type Autosave, initialAutosave, reduceAutosave, type SaveEvent, type Theirs } from "./autosave.ts";
import type { EditorState } from "./editor-store.ts";

/** How a save ended, as `SaveDraft` gives it; it never throws. */
export type SaveResult =
  | { type: "stored"; revision: number }
  | { type: "stale"; theirs: Theirs }
  | { type: "failed"; message: string; again: boolean };

/** `last`: the page is going away, so the request must outlive it. */
export type SaveDraft = (graph: Graph, revision: number, options: { last: boolean }) => Promise<SaveResult>;

export type SaveSlice = {
  autosave: Autosave;
  /** Tells autosave that the graph has changed. */
  noteEdit: () => void;
  /** Saves what is not saved; resolves with whether everything is. */
  saveNow: (options?: { last?: boolean }) => Promise<boolean>;
  /** Ends a conflict: `theirs` comes onto the canvas as an edit, `mine` is saved over it. */
  decide: (choice: "theirs" | "mine") => void;
  /** Takes what somebody else saved onto the canvas as an edit that is already stored, as `revision`. */
  takeOver: (operations: readonly Operation[], revision: number) => void;
};

export const saveSlice =
  (save: SaveDraft, revision: number): StateCreator<EditorState, [], [], SaveSlice> =>
  (set, get) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let underWay: Promise<void> = Promise.resolve();

    function dispatch(event: SaveEvent, last = false) {
      const [autosave, effect] = reduceAutosave(get().autosave, event);
      set({ autosave });
      if (effect === null) return;
      clearTimeout(timer);
      if (effect === "send") underWay = send(last);
      else timer = setTimeout(() => dispatch({ type: "due" }), effect.wait);
    }

    async function send(last: boolean) {
      const { graph, autosave } = get();
      const result = await save(graph, autosave.revision, { last });
      // Our own save whose answer was lost comes back as stale with the very graph that was sent.
      if (result.type === "stale" && equalJson(result.theirs.graph, graph))
        dispatch({ type: "stored", revision: result.theirs.revision });
      else dispatch(result);
    }

    return {
      autosave: initialAutosave(revision),
      noteEdit: () => dispatch({ type: "edited" }),
      saveNow: async ({ last = false } = {}) => {
        for (;;) {
          const { status } = get().autosave;
          if (status === "saved") return true;
          if (status === "conflict") return false;
          if (status === "unsaved") dispatch({ type: "due" }, last);
          await underWay;
          if (get().autosave.problem !== null) return false;
        }
      },
      decide: (choice) => {
        const { autosave, graph } = get();
        if (!autosave.theirs) return;
        const { theirs } = autosave;
        if (choice === "theirs") get().edit(diffGraphs(graph, theirs.graph), { asIs: true });
        const changed = !equalJson(get().graph, theirs.graph);
        dispatch({ type: "decided", revision: theirs.revision, changed });
      },
      takeOver: (operations, takenRevision) => {
        get().edit(operations, { asIs: true });
        dispatch({ type: "decided", revision: takenRevision, changed: false });
      },
    };
  };
