import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { cardRect } from "../../canvas/card-geometry.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";

const margin = 40;
/** Rendering a card that came into view takes a frame or two. */
const tries = 20;

/** Brings a step that somebody walked to, added or jumped to into view, and puts the focus on its card. */
export function useReveal() {
  const store = useEditorStore();
  const flow = useReactFlow();
  const api = useStoreApi();
  const revealed = useEditor((state) => state.revealed);
  const inspectorOpen = useEditor((state) => state.inspectorOpen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a panel that opens may cover the card
  useEffect(() => {
    if (!revealed) return;
    let frame = requestAnimationFrame(() => {
      const node = store.getState().graph.nodes.find(({ id }) => id === revealed.id);
      if (!node) return;
      const { transform, width, height } = api.getState();
      const [x, y, zoom] = transform;
      const rect = cardRect(node);
      const dx = shiftInto(rect.x * zoom + x, rect.width * zoom, width);
      const dy = shiftInto(rect.y * zoom + y, rect.height * zoom, height);
      if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 180 });
      frame = requestAnimationFrame(() => focusCard(revealed.id, tries));
    });
    return () => cancelAnimationFrame(frame);
  }, [revealed, inspectorOpen, store, flow, api]);
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
