import { useStore } from "@xyflow/react";
import clsx from "clsx";

/** Farther out than this nobody reads a card; drawing hundreds of texts would only cost frames. */
const farZoom = 0.2;

/** The canvas's classes; `is-far` leaves of every card its shape and colour. */
export function useCanvasClass(editable: boolean): string {
  const far = useStore((state) => state.transform[2] < farZoom);
  return clsx("weft-canvas", editable && "is-editable", far && "is-far");
}
