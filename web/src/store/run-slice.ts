import { runGraph } from "@weft/codegen";
import { type Graph, initialRun, type Json, type RunEvent, type RunState, reduceRun } from "@weft/shared";
import type { StateCreator } from "zustand/vanilla";
import type { StreamState } from "../api/event-stream.ts";
import { isOutputRef } from "../run/output-ref.ts";
import type { EditorState } from "./editor-store.ts";

/** A run laid over the canvas: the graph it runs and everything that has happened in it so far. */
export type RunOverlay = {
  id: string;
  version: number | "draft";
  graph: Graph;
  state: RunState;
  events: readonly RunEvent[];
  stream: StreamState;
};

export type RunListener = {
  onEvents: (events: RunEvent[]) => void;
  onState: (stream: StreamState) => void;
};

export type RunSource = {
  /** The run's version and the graph it runs. */
  define: (runId: string, signal: AbortSignal) => Promise<{ version: number | "draft"; graph: Graph }>;
  /** Gives every event of the run in order, once; resolves at its end or when `signal` is aborted. */
  follow: (runId: string, on: RunListener, signal: AbortSignal) => Promise<void>;
};

export type RunSlice = {
  overlay: RunOverlay | null;
  /** Why the run cannot be shown. */
  overlayProblem: unknown;
  /** Outputs of the latest run known, by node: real values for the data picker. */
  samples: { readonly [nodeId: string]: Json };
  /** Lays a run over the canvas that was started just now, before anything is heard of it. */
  beginRun: (runId: string, version: number | "draft", graph: Graph) => void;
  /** Follows a run, from its beginning, until it ends or another one is shown. */
  showRun: (runId: string) => Promise<void>;
  hideRun: () => void;
  setSamples: (samples: { [nodeId: string]: Json }) => void;
};

export const runSlice =
  (source: RunSource): StateCreator<EditorState, [], [], RunSlice> =>
  (set, get) => {
    let following: AbortController | null = null;

    function listen(runId: string): RunListener {
      return {
        onEvents: (events) => add(runId, events),
        onState: (stream) => {
          const { overlay } = get();
          if (overlay?.id === runId) set({ overlay: { ...overlay, stream } });
        },
      };
    }

    function add(runId: string, events: RunEvent[]) {
      const { overlay } = get();
      if (overlay?.id !== runId) return;
      const state = events.reduce(reduceRun, overlay.state);
      set({
        overlay: { ...overlay, state, events: [...overlay.events, ...events] },
        samples: outputsOf(state, get().samples),
      });
    }

    return {
      overlay: null,
      overlayProblem: null,
      samples: {},
      beginRun: (id, version, graph) => {
        const state = initialRun(runGraph(graph));
        set({
          overlay: { id, version, graph, state, events: [], stream: "connecting" },
          overlayProblem: null,
        });
      },
      showRun: async (runId) => {
        following?.abort();
        const own = new AbortController();
        following = own;
        const begun = get().overlay;
        const isFresh = begun?.id === runId && begun.events.length === 0;
        if (!isFresh) set({ overlay: null, overlayProblem: null });
        try {
          if (!isFresh) {
            const { version, graph } = await source.define(runId, own.signal);
            if (own.signal.aborted) return;
            get().beginRun(runId, version, graph);
          }
          await source.follow(runId, listen(runId), own.signal);
        } catch (overlayProblem) {
          if (!own.signal.aborted) set({ overlayProblem });
        }
      },
      hideRun: () => {
        following?.abort();
        following = null;
        set({ overlay: null, overlayProblem: null });
      },
      setSamples: (samples) => set({ samples: { ...samples, ...get().samples } }),
    };
  };

function outputsOf(
  state: RunState,
  known: { readonly [nodeId: string]: Json },
): { readonly [nodeId: string]: Json } {
  let samples = known;
  for (const [id, node] of Object.entries(state.nodes))
    if (node.status === "complete" && samples[id] !== node.output && !isOutputRef(node.output))
      samples = { ...samples, [id]: node.output };
  return samples;
}
