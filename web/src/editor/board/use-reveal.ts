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
      const left = rect.x * zoom + x;
      const top = rect.y * zoom + y;
      const inside =
        left >= margin &&
        top >= margin &&
        left + rect.width * zoom <= width - margin &&
        top + rect.height * zoom <= height - margin;
      if (!inside)
        void flow.setCenter(rect.x + rect.width / 2, rect.y + rect.height / 2, {
          zoom: Math.max(zoom, 0.6),
          duration: 180,
        });
      frame = requestAnimationFrame(() => focusCard(revealed.id, tries));
    });
    return () => cancelAnimationFrame(frame);
  }, [revealed, inspectorOpen, store, flow, api]);
}

function focusCard(id: string, left: number) {
  // Whoever opened a field of the step since then keeps the focus.
  if (document.activeElement?.closest("[data-panel=inspector], dialog")) return;
  const card = document.querySelector<HTMLElement>(`[data-node-id="${CSS.escape(id)}"]`);
  if (card) card.focus({ preventScroll: true });
  else if (left > 0) requestAnimationFrame(() => focusCard(id, left - 1));
}
