/** A run's state as it is read. Nodes and edges by id are made when somebody looks: most events are only folded on. */
import type { NodeState, RunState } from "../run-state.ts";
import { type GraphIndex, indexOf, type Region } from "./graph-index.ts";
import { type Frame, type Progress, shownPass } from "./progress.ts";
import { itemOf, type Rows } from "./rows.ts";

export type RunFacts = Omit<RunState, "nodes" | "edges" | "progress"> & { progress: Progress };

/** One getter for all states: with one of its own each, every state would have a shape of its own in the engine. */
const byId = {
  nodes: {
    enumerable: true,
    get(this: RunFacts) {
      return nodesOf(this);
    },
  },
  edges: {
    enumerable: true,
    get(this: RunFacts) {
      return edgesOf(this);
    },
  },
};

/** @param facts an object of its own, which becomes the state */
export const runState = (facts: RunFacts): RunState =>
  Object.defineProperties(facts, byId) as RunState & RunFacts;

/** After the end nothing is folded any more: undo nodes that were not needed are skipped, and only the result stays. */
export function endedRun(facts: RunFacts): RunState {
  const nodes: { [id: string]: NodeState } = {};
  for (const [id, node] of Object.entries(nodesOf(facts)))
    nodes[id] = node.status === "pending" ? { ...node, status: "skipped" } : node;
  return { ...facts, nodes, edges: edgesOf(facts), progress: null };
}

const known = {
  nodes: new WeakMap<Rows<NodeState>, RunState["nodes"]>(),
  edges: new WeakMap<Progress, RunState["edges"]>(),
};

/** The same object as long as no node changed. */
function nodesOf({ graph, progress: { shown } }: RunFacts): RunState["nodes"] {
  return remembered(known.nodes, shown, () => {
    const nodes: { [id: string]: NodeState } = {};
    for (const { id, at } of indexOf(graph).nodes) nodes[id] = itemOf(shown, at);
    return nodes;
  });
}

function edgesOf({ graph, progress }: RunFacts): RunState["edges"] {
  return remembered(known.edges, progress, () => settledEdges(indexOf(graph), progress));
}

function settledEdges({ root }: GraphIndex, { root: run, picks }: Progress): RunState["edges"] {
  const edges: { [id: string]: boolean } = {};
  const add = (region: Region, frame: Frame): void => {
    for (const { id, slot } of region.edges) {
      const taken = itemOf(frame.taken, slot);
      if (taken !== null) edges[id] = taken;
    }
    for (const slot of Object.keys(frame.loops).map(Number)) {
      const [loop, progress] = [region.nodes[slot], frame.loops[slot]];
      const pass = loop && progress && shownPass(loop, progress, picks);
      if (loop?.body && pass) add(loop.body, pass);
    }
  };
  add(root, run);
  return edges;
}

function remembered<K extends object, V>(memory: WeakMap<K, V>, key: K, make: () => V): V {
  const value = memory.get(key) ?? make();
  memory.set(key, value);
  return value;
}
