import "../../canvas/canvas.css";
import { Background, BackgroundVariant, ReactFlow, SelectionMode, useReactFlow } from "@xyflow/react";
import { CanvasControls } from "../../canvas/CanvasControls.tsx";
import { CanvasMap } from "../../canvas/CanvasMap.tsx";
import { CanvasActionsContext } from "../../canvas/canvas-actions.ts";
import { edgeTypes, nodeTypes } from "../../canvas/canvas-parts.ts";
import { snap } from "../../canvas/card-geometry.ts";
import type { CardNode } from "../../canvas/flow-nodes.ts";
import type { Wire } from "../../canvas/flow-wires.ts";
import { useCanvasClass } from "../../canvas/use-canvas-class.ts";
import { type StartProps, useStartView } from "../../canvas/use-start-view.ts";
import { useEditorStore } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";
import { arrange } from "../arrange.ts";
import { pointerAt } from "../pointer.ts";
import { ConnectionHint } from "./ConnectionHint.tsx";
import { DropHint } from "./DropHint.tsx";
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
const grid: [number, number] = [snap, snap];

/** The canvas one draws on, with the run over it and what an empty one says. */
export function Board() {
  const words = useWords().editor.canvas;
  const store = useEditorStore();
  const { frame, start } = useStartView(store.getState().graph);
  return (
    <CanvasActionsContext value={useBoardActions()}>
      <section
        ref={frame}
        aria-label={words.label}
        data-board
        className="relative min-h-0 flex-1"
        onPointerMove={(event) => pointerAt({ x: event.clientX, y: event.clientY })}
        {...useDropping()}
      >
        {start && <Drawing start={start} />}
        <RunBar />
        <EmptyBoard />
      </section>
    </CanvasActionsContext>
  );
}

function Drawing({ start }: { start: StartProps }) {
  const store = useEditorStore();
  const flow = useReactFlow();
  const { guides, ...changes } = useCanvasChanges();
  const bringIntoView = useReveal();
  return (
    <ReactFlow<CardNode, Wire>
      className={useCanvasClass(true)}
      {...useCanvasView()}
      {...changes}
      {...useConnecting()}
      {...start}
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
      zIndexMode="manual"
      snapToGrid
      snapGrid={grid}
      connectionRadius={28}
      edgesReconnectable
      reconnectRadius={14}
      onlyRenderVisibleElements
      elevateNodesOnSelect={false}
      minZoom={0.1}
      onNodeClick={(_, node) => {
        store.getState().setPanel({ inspectorOpen: true });
        bringIntoView(node.id);
      }}
      onNodeDoubleClick={(_, node) => node.type !== "note" && store.getState().setRenaming(node.id)}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.6} color="var(--line-strong)" />
      <Guides guides={guides} />
      <CanvasMap />
      <CanvasControls onLayout={() => void arrange(store, flow)} />
      <ConnectionHint />
      <DropHint />
    </ReactFlow>
  );
}
