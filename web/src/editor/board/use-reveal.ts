import { type ReactFlowInstance, useReactFlow, useStoreApi } from "@xyflow/react";
import { useCallback, useEffect } from "react";
import { placementOf } from "../../canvas/placement.ts";
import type { EditorStore } from "../../store/editor-store.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";

const margin = 40;
/** Rendering a card that came into view takes a frame or two. */
const tries = 20;

type Screen = { transform: [x: number, y: number, zoom: number]; width: number; height: number };

/**
 * Brings a step that somebody walked to, added or jumped to into view, and puts the focus on its card. What it returns
 * only brings into view.
 */
export function useReveal(): (id: string) => void {
  const store = useEditorStore();
  const flow = useReactFlow();
  const screen = useStoreApi();
  const revealed = useEditor((state) => state.revealed);
  const panels = useEditor((state) => `${state.inspectorOpen} ${state.drawerOpen}`);
  useEffect(() => {
    if (!revealed) return;
    return afterLayout(() => {
      panIntoView(store, flow, screen.getState(), revealed.id);
      focusCard(revealed.id, tries);
    });
  }, [revealed, store, flow, screen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a panel that opens may cover the step it is about
  useEffect(() => {
    return afterLayout(() => {
      const { anchor } = store.getState();
      if (anchor !== null) panIntoView(store, flow, screen.getState(), anchor);
    });
  }, [panels, store, flow, screen]);
  return useCallback(
    (id) => void afterLayout(() => panIntoView(store, flow, screen.getState(), id)),
    [store, flow, screen],
  );
}

/** Runs when the canvas has its new size: observers tell it only after the next frame's layout. */
function afterLayout(run: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(run);
  });
  return () => cancelAnimationFrame(frame);
}

function panIntoView(
  store: EditorStore,
  flow: ReactFlowInstance,
  { transform, width, height }: Screen,
  id: string,
) {
  const rect = placementOf(store.getState().graph).rects.get(id);
  if (!rect) return;
  const [x, y, zoom] = transform;
  const dx = shiftInto(rect.x * zoom + x, rect.width * zoom, width);
  const dy = shiftInto(rect.y * zoom + y, rect.height * zoom, height);
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 180 });
}

/** How far a stretch has to move to lie within `room`, with a margin; its beginning matters more than its end. */
function shiftInto(start: number, length: number, room: number): number {
  if (start < margin) return margin - start;
  const over = start + length - (room - margin);
  return over > 0 ? -Math.min(over, start - margin) : 0;
}

function focusCard(id: string, left: number) {
  // Whoever opened a field of the step since then keeps the focus.
  if (document.activeElement?.closest("[data-panel=inspector], dialog")) return;
  const card = document.querySelector<HTMLElement>(`[data-node-id="${CSS.escape(id)}"]`);
  if (card) card.focus({ preventScroll: true });
  else if (left > 0) requestAnimationFrame(() => focusCard(id, left - 1));
}
