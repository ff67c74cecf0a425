import { applyOperations, emptyGraph, type Graph, type Operation } from "@weft/shared";
import { describe, expect, it } from "vitest";
import {
  emptyHistory,
  type History,
  mergeWindow,
  recordEdit,
  redoEntry,
  sealHistory,
  undoEntry,
} from "./history.ts";

type Step = { operations: Operation[]; merge?: string; now?: number };

const name = (id: string, value: string): Operation => ({ op: "setNode", id, path: ["data", "name"], value });
const add = (id: string): Operation => ({
  op: "addNode",
  node: { id, type: "http", position: { x: 0, y: 0 }, data: {} },
});

function play(steps: Step[], from: Graph = emptyGraph()): { graph: Graph; history: History } {
  let graph = from;
  let history: History = emptyHistory;
  for (const [index, step] of steps.entries()) {
    const { merge, now = index * 10 } = step;
    history = recordEdit(history, graph, step.operations, { now, ...(merge === undefined ? {} : { merge }) });
    graph = applyOperations(graph, step.operations);
  }
  return { graph, history };
}

function undoAll(graph: Graph, history: History): { graph: Graph; history: History; presses: number } {
  let presses = 0;
  for (let back = undoEntry(history); back; back = undoEntry(history)) {
    graph = applyOperations(graph, back.operations);
    history = back.history;
    presses++;
  }
  return { graph, history, presses };
}

describe("history", () => {
  it("undoes every edit back to the empty canvas and redoes it to the very same graph", () => {
    const steps: Step[] = [
      { operations: [add("a")] },
      { operations: [add("b"), { op: "addEdge", edge: { id: "e", source: "a", target: "b" } }] },
      { operations: [name("b", "Fetch")] },
      { operations: [{ op: "setNode", id: "b", path: ["data", "params", "url"], value: "https://x.test" }] },
      {
        operations: [
          { op: "removeEdge", id: "e" },
          { op: "removeNode", id: "a" },
        ],
      },
    ];
    const done = play(steps);
    const undone = undoAll(done.graph, done.history);
    expect(undone.graph).toEqual(emptyGraph());
    expect(undone.presses).toBe(5);
    let { graph, history } = undone;
    for (let on = redoEntry(history); on; on = redoEntry(history)) {
      graph = applyOperations(graph, on.operations);
      history = on.history;
    }
    expect(graph).toEqual(done.graph);
  });

  it("makes one entry of typing into one field", () => {
    const typing = ["F", "Fe", "Fet"].map((text) => ({ operations: [name("a", text)], merge: "name:a" }));
    const { graph, history } = play([{ operations: [add("a")] }, ...typing]);
    expect(history.past).toHaveLength(2);
    expect(history.past[1]?.forward).toEqual([name("a", "Fet")]);
    expect(applyOperations(graph, undoEntry(history)?.operations ?? []).nodes[0]?.data).toEqual({});
  });

  it("starts a new entry after a pause, for another field, and once it is sealed", () => {
    const paused = play([
      { operations: [add("a")] },
      { operations: [name("a", "F")], merge: "name:a", now: 0 },
      { operations: [name("a", "Fe")], merge: "name:a", now: mergeWindow + 1 },
      { operations: [name("a", "x")], merge: "name:b", now: mergeWindow + 2 },
    ]);
    expect(paused.history.past).toHaveLength(4);
    const sealed = sealHistory(
      play([{ operations: [add("a")] }, { operations: [name("a", "F")], merge: "k" }]).history,
    );
    expect(recordEdit(sealed, emptyGraph(), [name("a", "Fe")], { merge: "k", now: 20 }).past).toHaveLength(3);
  });

  it("joins edits of different fields under one key without losing either", () => {
    const { graph, history } = play([
      { operations: [add("a")] },
      { operations: [{ op: "setNode", id: "a", path: ["data", "params", "x"], value: 1 }], merge: "drag" },
      { operations: [{ op: "setNode", id: "a", path: ["data", "params", "y"], value: 2 }], merge: "drag" },
    ]);
    const back = undoEntry(history);
    const before = applyOperations(graph, back?.operations ?? []);
    expect(before.nodes[0]?.data).toEqual({});
    const again = redoEntry(back?.history ?? emptyHistory);
    expect(applyOperations(before, again?.operations ?? [])).toEqual(graph);
  });

  it("forgets what was undone when something else is edited", () => {
    const { graph, history } = play([{ operations: [add("a")] }, { operations: [add("b")] }]);
    const back = undoEntry(history);
    const other = recordEdit(back?.history ?? emptyHistory, graph, [add("c")], { now: 99 });
    expect(redoEntry(other)).toBeNull();
  });
});
