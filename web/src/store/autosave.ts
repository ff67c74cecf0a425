/**
 * Saving as a state machine over values, so that every order of edits, answers and failures can be tested. It never
 * drops an edit: what changes while a save is on its way is saved after it, and a stale revision stops saving until
 * someone has chosen.
 */
import type { Graph } from "@weft/shared";

/** As `data-save-state` shows it. */
export type SaveStatus = "saved" | "saving" | "unsaved" | "conflict";

export type Theirs = { graph: Graph; revision: number };

export type Autosave = {
  status: SaveStatus;
  /** The revision the next save is based on. */
  revision: number;
  /** Whether there are edits that no save under way carries. */
  dirty: boolean;
  /** Failures in a row that are worth another try. */
  failures: number;
  /** Why the last save failed, in words; `null` if it did not. */
  problem: string | null;
  /** The draft somebody else has saved, while that has to be decided. */
  theirs: Theirs | null;
};

export type SaveEvent =
  | { type: "edited" }
  /** The time set by a `wait` has come, or something asks to save at once. */
  | { type: "due" }
  | { type: "stored"; revision: number }
  | { type: "stale"; theirs: Theirs }
  /** `again`: whether a later try may succeed without an edit. */
  | { type: "failed"; message: string; again: boolean }
  /** The conflict is decided: what is on the canvas replaces `revision`; `changed` if it differs from it. */
  | { type: "decided"; revision: number; changed: boolean };

/** What is to be done: start the one timer anew (ms), send the graph, or nothing. */
export type SaveEffect = { wait: number } | "send" | null;

export const saveDelay = 800;
const longestRetry = 30_000;

export const initialAutosave = (revision: number): Autosave => ({
  status: "saved",
  revision,
  dirty: false,
  failures: 0,
  problem: null,
  theirs: null,
});

export function reduceAutosave(state: Autosave, event: SaveEvent): [Autosave, SaveEffect] {
  switch (event.type) {
    case "edited":
      return edited(state);
    case "due":
      return state.status === "unsaved"
        ? [{ ...state, status: "saving", dirty: false }, "send"]
        : [state, null];
    case "stored": {
      const stored = { ...state, revision: event.revision, failures: 0, problem: null };
      return state.dirty
        ? [{ ...stored, status: "unsaved" }, { wait: saveDelay }]
        : [{ ...stored, status: "saved" }, null];
    }
    case "stale":
      return [{ ...state, status: "conflict", theirs: event.theirs, dirty: true }, null];
    case "failed":
      return failed(state, event);
    case "decided": {
      const decided = { ...state, revision: event.revision, theirs: null, failures: 0, problem: null };
      return event.changed
        ? [{ ...decided, status: "unsaved", dirty: true }, { wait: 0 }]
        : [{ ...decided, status: "saved", dirty: false }, null];
    }
  }
}

function edited(state: Autosave): [Autosave, SaveEffect] {
  const dirty = { ...state, dirty: true };
  if (state.status === "saving" || state.status === "conflict") return [dirty, null];
  // While the server cannot be reached, the timer of the next try stands.
  if (state.failures > 0) return [dirty, null];
  return [{ ...dirty, status: "unsaved" }, { wait: saveDelay }];
}

function failed(
  state: Autosave,
  { message, again }: { message: string; again: boolean },
): [Autosave, SaveEffect] {
  const unsaved: Autosave = { ...state, status: "unsaved", dirty: true, problem: message };
  if (!again) return [{ ...unsaved, failures: 0 }, null];
  const failures = state.failures + 1;
  return [{ ...unsaved, failures }, { wait: Math.min(longestRetry, 500 * 2 ** failures) }];
}
