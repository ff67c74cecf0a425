import type { ReactFlowInstance } from "@xyflow/react";
import { fitOptions } from "../canvas/fit-options.ts";
import { startView } from "../canvas/start-view.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { nothingMoves, nothingSizes } from "../store/selection-slice.ts";
import { between, growing, layoutGraph, moveSteps, resizeContainers } from "./edits/layout.ts";

type ArrangeFlow = Pick<ReactFlowInstance, "fitView" | "setViewport">;

const length = 280;

/** Arranges the whole graph; cards glide to their places, and that is one edit. */
export async function arrange(store: EditorStore, flow: ArrangeFlow): Promise<void> {
  const { graph } = store.getState();
  const { positions, sizes } = await layoutGraph(graph);
  if (moveSteps(graph, positions).length > 0 && !matchMedia("(prefers-reduced-motion: reduce)").matches)
    await glide((t) => {
      store.getState().setMoving(between(graph, positions, t));
      store.getState().setSizing(growing(graph, sizes, t));
    });
  const now = store.getState().graph;
  store.getState().edit([...moveSteps(now, positions), ...resizeContainers(now, sizes)]);
  store.getState().setMoving(nothingMoves);
  store.getState().setSizing(nothingSizes);
  await showFromStart(store, flow);
}

async function showFromStart(store: EditorStore, flow: ArrangeFlow): Promise<void> {
  const board = document.querySelector("[data-board]")?.getBoundingClientRect();
  const view = board ? startView(store.getState().graph, board) : "fit";
  await (view === "fit" ? flow.fitView(fitOptions) : flow.setViewport(view, fitOptions));
}

function glide(draw: (t: number) => void): Promise<void> {
  const start = performance.now();
  return new Promise((resolve) => {
    const frame = (now: number) => {
      const t = Math.min(1, Math.max(0, now - start) / length);
      draw(t);
      if (t < 1) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
}
