import { useMemo, useState } from "react";
import { type CanvasView, flowNodeMaker, type Severity } from "../../canvas/flow-nodes.ts";
import { flowEdgeMaker } from "../../canvas/flow-wires.ts";
import { useEditor } from "../../store/use-editor.ts";
import { dropLooks } from "../edits/drop-steps.ts";
import { useProblems } from "../use-problems.ts";

/** The graph with all that lies over it, as React Flow's nodes and edges. */
export function useCanvasView() {
  const graph = useEditor((state) => state.graph);
  const selectedNodes = useEditor((state) => state.selectedNodes);
  const selectedEdges = useEditor((state) => state.selectedEdges);
  const moving = useEditor((state) => state.moving);
  const sizing = useEditor((state) => state.sizing);
  const dropPlan = useEditor((state) => state.dropPlan);
  const run = useEditor((state) => state.overlay?.state ?? null);
  const problems = useProblemSeverities();
  const [nodesOf] = useState(flowNodeMaker);
  const [edgesOf] = useState(flowEdgeMaker);
  const view = useMemo((): CanvasView => {
    const drop = dropPlan ? dropLooks(dropPlan) : {};
    return { graph, selectedNodes, selectedEdges, moving, sizing, drop, run, problems };
  }, [graph, selectedNodes, selectedEdges, moving, sizing, dropPlan, run, problems]);
  return {
    nodes: useMemo(() => nodesOf(view), [nodesOf, view]),
    edges: useMemo(() => edgesOf(view), [edgesOf, view]),
  };
}

/** The worst finding of every step that has one. */
function useProblemSeverities(): ReadonlyMap<string, Severity> {
  const problems = useProblems();
  return useMemo(() => {
    const worst = new Map<string, Severity>();
    for (const { nodeId, severity } of problems)
      if (nodeId !== undefined && worst.get(nodeId) !== "error") worst.set(nodeId, severity);
    return worst;
  }, [problems]);
}
