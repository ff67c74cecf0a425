import { Handle, Position } from "@xyflow/react";
import clsx from "clsx";
import { useCanvasActions } from "./canvas-actions.ts";
import type { HandlePlace } from "./card-geometry.ts";
import type { CardData } from "./flow-nodes.ts";

const positions = { left: Position.Left, right: Position.Right, top: Position.Top, bottom: Position.Bottom };

/** Ways few steps need: they appear on hover and selection. */
const quietUntilUsed = new Set(["error", "undo"]);

/** The handles of a card where `card-geometry` puts them. */
export function CardHandles({ inputs, outputs, used }: Pick<CardData, "inputs" | "outputs" | "used">) {
  const editable = useCanvasActions() !== null;
  const isUsed = (id: string) => used.split("\n").includes(`out:${id}`);
  return (
    <>
      {inputs.map((place) => (
        <CardHandle key={place.id} place={place} type="target" editable={editable} quiet={false} />
      ))}
      {outputs.map((place) => (
        <CardHandle
          key={place.id}
          place={place}
          type="source"
          editable={editable}
          quiet={quietUntilUsed.has(place.id) && !isUsed(place.id)}
        />
      ))}
    </>
  );
}

type Props = { place: HandlePlace; type: "source" | "target"; editable: boolean; quiet: boolean };

function CardHandle({ place, type, editable, quiet }: Props) {
  const across = place.side === "bottom" || place.side === "top";
  const style = across ? { left: place.x } : { top: place.y };
  return (
    <Handle
      id={place.id}
      type={type}
      position={positions[place.side]}
      isConnectable={editable}
      data-handle={place.id}
      style={style}
      className={clsx(
        "card-handle",
        place.id === "error" && "card-handle-error",
        place.id === "undo" && "card-handle-undo",
        quiet && "card-handle-quiet",
      )}
    >
      {place.label && (
        <span className={clsx("card-handle-label", place.side === "bottom" && "card-handle-label-below")}>
          {place.label}
        </span>
      )}
    </Handle>
  );
}
