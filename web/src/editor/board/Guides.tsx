import { useStore } from "@xyflow/react";
import type { Guide } from "../edits/alignment.ts";

/** The lines a dragged card sits on. */
export function Guides({ guides }: { guides: Guide[] }) {
  const [x, y, zoom] = useStore((state) => state.transform);
  return guides.map(({ axis, at }) => (
    <span
      key={axis}
      aria-hidden
      className="pointer-events-none absolute z-10 bg-accent opacity-60"
      style={
        axis === "x"
          ? { left: at * zoom + x, top: 0, bottom: 0, width: 1 }
          : { top: at * zoom + y, left: 0, right: 0, height: 1 }
      }
    />
  ));
}
