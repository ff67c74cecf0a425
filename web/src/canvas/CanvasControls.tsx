import { Panel, useReactFlow, useStore } from "@xyflow/react";
import { Maximize, Minus, Network, Plus } from "lucide-react";
import { keysText } from "../app/platform-keys.ts";
import { IconButton } from "../ui/Button.tsx";
import { useWords } from "../words/use-words.ts";
import { fitOptions } from "./fit-options.ts";

/** Zoom, fit and, where the graph can be changed, auto-layout. */
export function CanvasControls({ onLayout }: { onLayout?: () => void }) {
  const words = useWords().editor.canvas;
  const flow = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  return (
    <Panel position="bottom-left" className="canvas-panel">
      <IconButton
        size="sm"
        side="top"
        label={words.zoomOut}
        icon={<Minus size={15} />}
        onClick={() => flow.zoomOut({ duration: 120 })}
      />
      <button
        type="button"
        aria-label={words.zoomReset}
        className="h-7 min-w-11 rounded-sm text-sm text-ink-2 hover:bg-hover"
        onClick={() => flow.zoomTo(1, { duration: 160 })}
      >
        {Math.round(zoom * 100)}%
      </button>
      <IconButton
        size="sm"
        side="top"
        label={words.zoomIn}
        icon={<Plus size={15} />}
        onClick={() => flow.zoomIn({ duration: 120 })}
      />
      <IconButton
        size="sm"
        side="top"
        label={words.fit}
        keys="1"
        icon={<Maximize size={15} />}
        onClick={() => flow.fitView(fitOptions)}
      />
      {onLayout && (
        <IconButton
          size="sm"
          side="top"
          label={words.layout}
          keys={keysText("shift+l")}
          icon={<Network size={15} className="-rotate-90" />}
          onClick={onLayout}
        />
      )}
    </Panel>
  );
}
