import type { ReactFlowInstance } from "@xyflow/react";
import { fitOptions } from "../canvas/fit-options.ts";
import { startView } from "../canvas/start-view.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { nothingMoves } from "../store/selection-slice.ts";
import { between, layoutPositions, moveSteps } from "./edits/layout.ts";

type ArrangeFlow = Pick<ReactFlowInstance, "fitView" | "setViewport">;

const length = 280;

/** Arranges the whole graph; cards glide to their places, and that is one edit. */
export async function arrange(store: EditorStore, flow: ArrangeFlow): Promise<void> {
  const { graph } = store.getState();
  const to = await layoutPositions(graph);
  if (moveSteps(graph, to).length > 0 && !matchMedia("(prefers-reduced-motion: reduce)").matches)
    await glide((t) => store.getState().setMoving(between(graph, to, t)));
  store.getState().edit(moveSteps(store.getState().graph, to));
  store.getState().setMoving(nothingMoves);
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
