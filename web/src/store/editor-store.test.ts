import { compile } from "@weft/codegen";
import { emptyGraph, type Graph, type Operation, type RunEvent, type Workflow } from "@weft/shared";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createEditorStore, type EditorPorts } from "./editor-store.ts";
import type { RunListener } from "./run-slice.ts";
import type { SaveResult } from "./save-slice.ts";

const workflow = (graph: Graph = emptyGraph()): Workflow => ({
  id: "w",
  name: "Orders",
  enabled: true,
  draft: { graph, revision: 1 },
  liveVersion: null,
  createdAt: "",
  updatedAt: "",
});
const node = (id: string, type = "http"): Operation => ({
  op: "addNode",
  node: { id, type, position: { x: 0, y: 0 }, data: { params: {} } },
});

type Sent = { graph: Graph; revision: number; answer: (result: SaveResult) => void };

function open(start = workflow()) {
  const sent: Sent[] = [];
  const followed: { runId: string; listener: RunListener; signal: AbortSignal }[] = [];
  const compiled: Graph[] = [];
  const ports: EditorPorts = {
    save: (graph, revision) => new Promise((answer) => sent.push({ graph, revision, answer })),
    compile: async (graph) => {
      compiled.push(graph);
      return compile(graph);
    },
    runs: {
      define: async () => ({ version: 3, graph: start.draft.graph }),
      follow: (runId, listener, signal) => {
        followed.push({ runId, listener, signal });
        return new Promise(() => undefined);
      },
    },
  };
  const store = createEditorStore(start, ports);
  return { store, sent, followed, compiled, state: () => store.getState() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("saving", () => {
  it("sends the graph 800 ms after the last edit, on top of the revision it came from", async () => {
    const { sent, state } = open();
    state().edit([node("a")]);
    await vi.advanceTimersByTimeAsync(500);
    state().edit([node("b")]);
    await vi.advanceTimersByTimeAsync(799);
    expect(sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent[0]).toMatchObject({ revision: 1, graph: { nodes: [{ id: "a" }, { id: "b" }] } });
    sent[0]?.answer({ type: "stored", revision: 2 });
    await settle();
    expect(state().autosave).toMatchObject({ status: "saved", revision: 2 });
  });

  it("answers saveNow only when what was edited meanwhile is stored too", async () => {
    const { sent, state } = open();
    state().edit([node("a")]);
    const done = vi.fn();
    void state().saveNow().then(done);
    state().edit([node("b")]);
    sent[0]?.answer({ type: "stored", revision: 2 });
    await settle();
    expect(done).not.toHaveBeenCalled();
    expect(sent[1]).toMatchObject({ revision: 2, graph: { nodes: [{ id: "a" }, { id: "b" }] } });
    sent[1]?.answer({ type: "stored", revision: 3 });
    await settle();
    expect(done).toHaveBeenCalledWith(true);
  });

  it("says that saveNow did not work, and tries again later by itself", async () => {
    const { sent, state } = open();
    state().edit([node("a")]);
    const saved = state().saveNow();
    sent[0]?.answer({ type: "failed", message: "Offline", again: true });
    expect(await saved).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(2);
  });

  it("takes its own save, whose answer was lost, for stored and not for a conflict", async () => {
    const { sent, state } = open();
    state().edit([node("a")]);
    void state().saveNow();
    sent[0]?.answer({ type: "stale", theirs: { graph: state().graph, revision: 7 } });
    await settle();
    expect(state().autosave).toMatchObject({ status: "saved", revision: 7 });
  });

  it("lets theirs be undone to get mine back, and saves mine over theirs", async () => {
    const { sent, state } = open();
    state().edit([node("mine")]);
    void state().saveNow();
    const theirs = {
      ...emptyGraph(),
      nodes: [{ id: "theirs", type: "if", position: { x: 0, y: 0 }, data: {} }],
    };
    sent[0]?.answer({ type: "stale", theirs: { graph: theirs, revision: 5 } });
    await settle();
    expect(state().autosave.status).toBe("conflict");
    state().decide("theirs");
    expect(state().graph).toEqual(theirs);
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(1);
    state().undo();
    expect(state().graph.nodes.map(({ id }) => id)).toEqual(["mine"]);
    await vi.advanceTimersByTimeAsync(800);
    expect(sent[1]).toMatchObject({ revision: 5, graph: { nodes: [{ id: "mine" }] } });
  });

  it("takes over what somebody else saved without saving it again", async () => {
    const { sent, state } = open();
    state().takeOver([node("theirs")], 4);
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(0);
    expect(state().autosave).toMatchObject({ status: "saved", revision: 4 });
  });
});

describe("selection", () => {
  it("forgets what is not there any more", () => {
    const { state } = open();
    state().edit([node("a")]);
    state().edit([node("b")]);
    state().select(["a", "b"]);
    state().undo();
    expect([...state().selectedNodes]).toEqual(["a"]);
    expect(state().anchor).toBe("a");
  });
});

describe("checking", () => {
  it("compiles the newest graph, not every one on the way", async () => {
    const { state, compiled } = open();
    await vi.advanceTimersByTimeAsync(10);
    for (const id of ["a", "b", "c"]) state().edit([node(id)]);
    await vi.advanceTimersByTimeAsync(500);
    expect(compiled.map((graph) => graph.nodes.length)).toEqual([0, 3]);
    expect(state().compiled?.diagnostics.map(({ code }) => code)).toContain("trigger_count");
    expect(state().checking).toBe(false);
  });
});

describe("a run over the canvas", () => {
  const graph: Graph = {
    ...emptyGraph(),
    nodes: [
      { id: "start", type: "manual", position: { x: 0, y: 0 }, data: {} },
      { id: "fetch", type: "http", position: { x: 0, y: 0 }, data: {} },
    ],
    edges: [{ id: "e", source: "start", target: "fetch" }],
  };
  const events: RunEvent[] = [
    {
      eventId: 1,
      timestamp: 1000,
      type: "workflow_started",
      params: { body: 5 },
      nodeId: "start",
      handles: ["out"],
    },
    { eventId: 2, timestamp: 1100, type: "step_started", stepName: "fetch-1", nodeId: "fetch" },
  ];

  it("is folded from its events, and its outputs become samples", async () => {
    const { state, followed } = open(workflow(graph));
    void state().showRun("r1");
    await settle();
    expect(state().overlay).toMatchObject({ id: "r1", version: 3, state: { status: "queued" } });
    followed[0]?.listener.onEvents(events);
    expect(state().overlay?.state.nodes.fetch?.status).toBe("running");
    expect(state().overlay?.state.edges).toEqual({ e: true });
    expect(state().samples).toEqual({ start: { body: 5 } });
  });

  it("shows nothing of a run that is not shown any more", async () => {
    const { state, followed } = open(workflow(graph));
    void state().showRun("r1");
    await settle();
    void state().showRun("r2");
    await settle();
    expect(followed[0]?.signal.aborted).toBe(true);
    followed[0]?.listener.onEvents(events);
    expect(state().overlay).toMatchObject({ id: "r2", events: [] });
    state().hideRun();
    expect(state().overlay).toBeNull();
  });

  it("is there at once when it was started here", () => {
    const { state, followed } = open(workflow(graph));
    state().beginRun("r1", "draft", graph);
    void state().showRun("r1");
    expect(state().overlay).toMatchObject({ id: "r1", version: "draft" });
    expect(followed.map(({ runId }) => runId)).toEqual(["r1"]);
  });
});
