import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import type { Rect } from "../../canvas/card-geometry.ts";
import { placementOf } from "../../canvas/placement.ts";
import type { EditorStore } from "../../store/editor-store.ts";
import { useEditorStore } from "../../store/use-editor.ts";

/** Selects the containers that lie wholly in a selection box, once it is drawn. */
export function useBoxedContainers() {
  const store = useEditorStore();
  const screen = useStoreApi();
  useEffect(
    () =>
      screen.subscribe((now, before) => {
        const { userSelectionActive, userSelectionRect, transform } = before;
        if (!userSelectionActive || now.userSelectionActive || !userSelectionRect) return;
        const [x, y, zoom] = transform;
        const { width, height } = userSelectionRect;
        selectWithin(store, {
          x: (userSelectionRect.x - x) / zoom,
          y: (userSelectionRect.y - y) / zoom,
          width: width / zoom,
          height: height / zoom,
        });
      }),
    [store, screen],
  );
}

function selectWithin(store: EditorStore, box: Rect) {
  const { graph, selectedNodes, selectedEdges, select } = store.getState();
  const { rects, frames } = placementOf(graph);
  const whole = [...frames.keys()].filter((id) => liesIn(rects.get(id), box));
  if (whole.length > 0) select([...selectedNodes, ...whole], selectedEdges);
}

const liesIn = (rect: Rect | undefined, box: Rect): boolean =>
  rect !== undefined &&
  rect.x >= box.x &&
  rect.y >= box.y &&
  rect.x + rect.width <= box.x + box.width &&
  rect.y + rect.height <= box.y + box.height;
