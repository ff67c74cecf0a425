import { type EdgeProps, getBezierPath } from "@xyflow/react";
import clsx from "clsx";
import { useState } from "react";
import { useWords } from "../words/use-words.ts";
import { useCanvasActions } from "./canvas-actions.ts";
import type { Wire } from "./flow-wires.ts";

/** A wire, drawn as the run took it; in the editor with a `+` in its middle under the pointer. */
export function StepWire(props: EdgeProps<Wire>) {
  const [path, middleX, middleY] = getBezierPath(props);
  const [hovered, setHovered] = useState(false);
  const actions = useCanvasActions();
  const run = props.data?.run ?? "open";
  return (
    <g
      className={clsx(
        "wire",
        `is-${run}`,
        props.data?.undo && "is-undo",
        props.data?.overlaid && "is-overlaid",
        props.selected && "is-selected",
      )}
      data-edge-id={props.id}
      data-run={props.data?.overlaid ? run : undefined}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      <path className="wire-reach react-flow__edge-interaction" d={path} />
      <path className="wire-line" d={path} />
      {actions && hovered && !props.data?.undo && (
        <InsertButton x={middleX} y={middleY} onPress={(at) => actions.insert(props.id, at)} />
      )}
    </g>
  );
}

type InsertProps = { x: number; y: number; onPress: (at: { x: number; y: number }) => void };

function InsertButton({ x, y, onPress }: InsertProps) {
  const words = useWords().editor.canvas;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button element inside SVG
    <g
      role="button"
      tabIndex={-1}
      aria-label={words.insert}
      className="wire-insert"
      transform={`translate(${x} ${y})`}
      onClick={(event) => {
        event.stopPropagation();
        onPress({ x: event.clientX, y: event.clientY });
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        const box = event.currentTarget.getBoundingClientRect();
        onPress({ x: box.right, y: box.bottom });
      }}
    >
      <circle r={10} />
      <path d="M-4 0H4M0 -4V4" />
    </g>
  );
}
