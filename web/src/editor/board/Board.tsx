import "../../canvas/canvas.css";
import { Background, BackgroundVariant, ReactFlow, SelectionMode, useReactFlow } from "@xyflow/react";
import { useState } from "react";
import { CanvasControls } from "../../canvas/CanvasControls.tsx";
import { CanvasMap } from "../../canvas/CanvasMap.tsx";
import { CanvasActionsContext } from "../../canvas/canvas-actions.ts";
import { edgeTypes, nodeTypes } from "../../canvas/canvas-parts.ts";
import { snap } from "../../canvas/card-geometry.ts";
import { fitOptions } from "../../canvas/fit-options.ts";
import type { CardNode, Wire } from "../../canvas/flow-nodes.ts";
import { useEditorStore } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";
import { arrange } from "../arrange.ts";
import { pointerAt } from "../pointer.ts";
import { ConnectionHint } from "./ConnectionHint.tsx";
import { EmptyBoard } from "./EmptyBoard.tsx";
import { Guides } from "./Guides.tsx";
import { RunBar } from "./RunBar.tsx";
import { useBoardActions } from "./use-board-actions.ts";
import { useCanvasChanges } from "./use-canvas-changes.ts";
import { useCanvasView } from "./use-canvas-view.ts";
import { useConnecting } from "./use-connecting.ts";
import { useDropping } from "./use-dropping.ts";
import { useReveal } from "./use-reveal.ts";

const several = ["Meta", "Control", "Shift"];
const panButtons = [1, 2];
const blankViewport = { x: 80, y: 220, zoom: 1 };

/** The canvas one draws on. */
export function Board() {
  const words = useWords().editor.canvas;
  const store = useEditorStore();
  const flow = useReactFlow();
  // On a blank canvas the first step stays where it is dropped.
  const [begunWithSteps] = useState(() => store.getState().graph.nodes.length > 0);
  const { guides, ...changes } = useCanvasChanges();
  useReveal();
  return (
    <CanvasActionsContext value={useBoardActions()}>
      <section
        aria-label={words.label}
        data-board
        className="relative min-h-0 flex-1"
        onPointerMove={(event) => pointerAt({ x: event.clientX, y: event.clientY })}
        {...useDropping()}
      >
        <ReactFlow<CardNode, Wire>
          className="weft-canvas is-editable"
          {...useCanvasView()}
          {...changes}
          {...useConnecting()}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          selectionOnDrag
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={several}
          panOnDrag={panButtons}
          panActivationKeyCode="Space"
          panOnScroll
          zoomOnDoubleClick={false}
          snapToGrid
          snapGrid={[snap, snap]}
          connectionRadius={28}
          edgesReconnectable
          reconnectRadius={14}
          onlyRenderVisibleElements
          elevateNodesOnSelect={false}
          minZoom={0.1}
          defaultViewport={blankViewport}
          fitView={begunWithSteps}
          fitViewOptions={{ ...fitOptions, duration: 0 }}
          onNodeClick={() => store.getState().setPanel({ inspectorOpen: true })}
          onNodeDoubleClick={(_, node) => node.type === "step" && store.getState().setRenaming(node.id)}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1.6} color="var(--line-strong)" />
          <CanvasMap />
          <CanvasControls onLayout={() => void arrange(store, flow)} />
          <ConnectionHint />
        </ReactFlow>
        <Guides guides={guides} />
        <RunBar />
        <EmptyBoard />
      </section>
    </CanvasActionsContext>
  );
}
