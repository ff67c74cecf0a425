/** A graph's wires as React Flow wants them, made anew only where something about that very wire changed. */
import { type Graph, type RunState, sourceHandle, targetHandle } from "@weft/shared";
import type { Edge } from "@xyflow/react";
import { containerTree } from "./container-tree.ts";
import { type CanvasView, levelZ, zIndexes } from "./flow-nodes.ts";
import { undoLanes } from "./undo-lanes.ts";

/**
 * How a run went over a wire: not settled yet, taken, taken and its target at work, taken by a failure, not taken, or
 * undone, while the run goes back over it and after.
 */
export type WireRun = "open" | "taken" | "active" | "failed" | "not_taken" | "undoing" | "undone";
export type WireData = { run: WireRun; overlaid: boolean; undo: boolean };
export type Wire = Edge<WireData, "wire">;

/** As `flowNodeMaker`, for wires. Those whose ends are missing are left out. */
export function flowEdgeMaker(): (view: CanvasView) => Wire[] {
  let wires = new Map<string, { key: unknown[]; wire: Wire }>();
  return ({ graph, selectedEdges, run }) => {
    const next: typeof wires = new Map();
    const { byId, depthOf } = containerTree(graph);
    const { ownerOf } = undoLanes(graph);
    for (const edge of graph.edges) {
      if (!byId.has(edge.source) || !byId.has(edge.target)) continue;
      const undo = sourceHandle(edge) === "undo" || ownerOf.has(edge.source);
      const state = run
        ? wireRun(run, edge, undo ? (ownerOf.get(edge.target) ?? edge.source) : null)
        : "open";
      const zIndex = zIndexes.wire + depthOf(edge.source) * levelZ;
      const key = [edge, selectedEdges.has(edge.id), state, run !== null, undo, zIndex];
      const old = wires.get(edge.id);
      if (old?.key.every((value, index) => value === key[index])) next.set(edge.id, old);
      else
        next.set(edge.id, {
          key,
          wire: {
            id: edge.id,
            type: "wire",
            source: edge.source,
            target: edge.target,
            sourceHandle: sourceHandle(edge),
            targetHandle: targetHandle(edge),
            selected: selectedEdges.has(edge.id),
            zIndex,
            data: { run: state, overlaid: run !== null, undo },
          },
        });
    }
    wires = next;
    return [...next.values()].map((entry) => entry.wire);
  };
}

/** `undone` is the step a wire of an undo lane belongs to; the run itself never goes over those. */
function wireRun(run: RunState, edge: Graph["edges"][number], undone: string | null): WireRun {
  const back = run.nodes[undone ?? edge.target]?.status === "undone";
  if (undone !== null) return back ? undoing(run) : "open";
  const taken = run.edges[edge.id];
  if (taken === undefined) return "open";
  if (!taken) return "not_taken";
  if (back) return undoing(run);
  if (sourceHandle(edge) === "error") return "failed";
  const status = run.nodes[edge.target]?.status;
  return status === "running" || status === "retrying" ? "active" : "taken";
}

const undoing = (run: RunState): WireRun => (run.progress?.isUndoing ? "undoing" : "undone");
