import { emptyGraph } from "@weft/shared";
import { describe, expect, it } from "vitest";
import {
  type Autosave,
  initialAutosave,
  reduceAutosave,
  type SaveEffect,
  type SaveEvent,
  saveDelay,
} from "./autosave.ts";

function play(events: SaveEvent[], from = initialAutosave(1)): { state: Autosave; effects: SaveEffect[] } {
  let state = from;
  const effects: SaveEffect[] = [];
  for (const event of events) {
    const [next, effect] = reduceAutosave(state, event);
    state = next;
    effects.push(effect);
  }
  return { state, effects };
}

const edited: SaveEvent = { type: "edited" };
const due: SaveEvent = { type: "due" };
const stored = (revision: number): SaveEvent => ({ type: "stored", revision });
const offline: SaveEvent = { type: "failed", message: "Offline", again: true };
const theirs = { graph: emptyGraph(), revision: 9 };

describe("autosave", () => {
  it("waits 800 ms after the last change, then sends it once", () => {
    const { state, effects } = play([edited, edited, due, due, stored(2)]);
    expect(effects).toEqual([{ wait: saveDelay }, { wait: saveDelay }, "send", null, null]);
    expect(state).toEqual(initialAutosave(2));
  });

  it("saves what is typed while a save is on its way, on top of the new revision", () => {
    const { state, effects } = play([edited, due, edited, stored(2), due]);
    expect(effects.slice(3)).toEqual([{ wait: saveDelay }, "send"]);
    expect(state).toMatchObject({ status: "saving", revision: 2, dirty: false });
  });

  it("shows edits as unsaved until the server has them", () => {
    expect(play([edited]).state.status).toBe("unsaved");
    expect(play([edited, due]).state.status).toBe("saving");
    expect(play([edited, due, edited, stored(2)]).state.status).toBe("unsaved");
  });

  it("tries again with growing pauses when the server cannot be reached, and not faster because of edits", () => {
    const { state, effects } = play([edited, due, offline, edited, due, offline, due, stored(2)]);
    expect(effects[2]).toEqual({ wait: 1000 });
    expect(effects[3]).toBeNull();
    expect(effects[5]).toEqual({ wait: 2000 });
    expect(state).toMatchObject({ status: "saved", failures: 0, problem: null });
    const many = play(Array.from({ length: 12 }, () => [edited, due, offline]).flat());
    expect(many.effects.at(-1)).toEqual({ wait: 30_000 });
  });

  it("does not repeat a refused save before something changes", () => {
    const refused: SaveEvent = { type: "failed", message: "Too many steps", again: false };
    const { state, effects } = play([edited, due, refused, edited]);
    expect(effects.slice(2)).toEqual([null, { wait: saveDelay }]);
    expect(state.problem).toBe("Too many steps");
  });

  it("overwrites nothing unseen: a stale revision stops saving until someone has chosen", () => {
    const conflict = play([edited, due, { type: "stale", theirs }, edited, due]);
    expect(conflict.effects.slice(2)).toEqual([null, null, null]);
    expect(conflict.state).toMatchObject({ status: "conflict", theirs, dirty: true });
    const mine = play([{ type: "decided", revision: 9, changed: true }, due], conflict.state);
    expect(mine.effects).toEqual([{ wait: 0 }, "send"]);
    expect(mine.state).toMatchObject({ status: "saving", revision: 9, theirs: null });
    const taken = play([{ type: "decided", revision: 9, changed: false }], conflict.state);
    expect(taken.state).toEqual(initialAutosave(9));
  });
});
