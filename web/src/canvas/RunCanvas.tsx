import "./canvas.css";
import type { Graph, RunState } from "@weft/shared";
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { useMemo, useState } from "react";
import { useWords } from "../words/use-words.ts";
import { CanvasControls } from "./CanvasControls.tsx";
import { CanvasMap } from "./CanvasMap.tsx";
import { edgeTypes, nodeTypes } from "./canvas-parts.ts";
import { type CanvasView, type CardNode, flowNodeMaker } from "./flow-nodes.ts";
import { flowEdgeMaker, type Wire } from "./flow-wires.ts";
import { useCanvasClass } from "./use-canvas-class.ts";
import { type StartProps, useStartView } from "./use-start-view.ts";

type Props = {
  graph: Graph;
  /** The run drawn over the graph; without it the graph alone. */
  state: RunState | null;
  selectedNodeId: string | null;
  onSelect: (nodeId: string | null) => void;
};

const nothing = {
  moving: new Map(),
  sizing: new Map(),
  drop: {},
  problems: new Map(),
  selectedEdges: new Set<string>(),
};

/** A graph that cannot be changed, with a run over it: the run page's and a version's canvas. */
export function RunCanvas(props: Props) {
  const { frame, start } = useStartView(props.graph);
  return (
    <section ref={frame} className="size-full">
      <ReactFlowProvider>{start && <Canvas {...props} start={start} />}</ReactFlowProvider>
    </section>
  );
}

function Canvas({ graph, state, selectedNodeId, onSelect, start }: Props & { start: StartProps }) {
  const words = useWords().editor.canvas;
  const [nodesOf] = useState(flowNodeMaker);
  const [edgesOf] = useState(flowEdgeMaker);
  const view = useMemo(
    (): CanvasView => ({
      ...nothing,
      graph,
      run: state,
      selectedNodes: new Set(selectedNodeId === null ? [] : [selectedNodeId]),
    }),
    [graph, state, selectedNodeId],
  );
  return (
    <ReactFlow<CardNode, Wire>
      className={useCanvasClass(false)}
      aria-label={words.label}
      nodes={useMemo(() => nodesOf(view), [nodesOf, view])}
      edges={useMemo(() => edgesOf(view), [edgesOf, view])}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable
      deleteKeyCode={null}
      disableKeyboardA11y
      zIndexMode="manual"
      onlyRenderVisibleElements
      minZoom={0.1}
      {...start}
      onKeyDown={(event) => {
        const id =
          event.target instanceof Element &&
          event.target.closest("[data-node-id]")?.getAttribute("data-node-id");
        if (event.key === "Escape") onSelect(null);
        else if (id && (event.key === "Enter" || event.key === " ")) {
          event.preventDefault();
          onSelect(id);
        }
      }}
      onNodeClick={(_, node) => onSelect(node.id)}
      onPaneClick={() => onSelect(null)}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.6} color="var(--line-strong)" />
      <CanvasMap />
      <CanvasControls />
    </ReactFlow>
  );
}
