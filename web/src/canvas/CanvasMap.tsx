import { MiniMap, useStore } from "@xyflow/react";
import { minimapColor } from "./canvas-parts.ts";

/** A graph of more steps than this needs a map; on a smaller one it would only cover steps. */
const overseeable = 12;
const size = { width: 148, height: 96 };

/** The whole graph in the corner, as soon as it is worth it. */
export function CanvasMap() {
  const needed = useStore((state) => state.nodes.length > overseeable);
  if (!needed) return null;
  return (
    <MiniMap
      pannable
      zoomable
      nodeColor={minimapColor}
      nodeBorderRadius={4}
      style={size}
      className="max-sm:hidden"
    />
  );
}
