import type { Graph, Viewport } from "@weft/shared";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { fitOptions } from "./fit-options.ts";
import { startView } from "./start-view.ts";

export type StartProps = { fitView: true; fitViewOptions: typeof fitOptions } | { defaultViewport: Viewport };

/**
 * Where a canvas begins, as React Flow's props; `null` before the frame's size is known, which is before the first
 * paint. It depends on the size, so it cannot be a constant, and on the graph as it was at first.
 */
export function useStartView(graph: Graph): {
  frame: RefObject<HTMLElement | null>;
  start: StartProps | null;
} {
  const frame = useRef<HTMLElement>(null);
  const [first] = useState(graph);
  const [start, setStart] = useState<StartProps | null>(null);
  useLayoutEffect(() => {
    if (!frame.current) return;
    const view = startView(first, frame.current.getBoundingClientRect());
    setStart(
      view === "fit"
        ? { fitView: true, fitViewOptions: { ...fitOptions, duration: 0 } }
        : { defaultViewport: view },
    );
  }, [first]);
  return { frame, start };
}
